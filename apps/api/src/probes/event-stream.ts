import type { ProbeEvent } from '@bienrecu/shared'

const BEAT = 10_000 // ms; proxies and clients take a stream for dead when it is silent too long
const encoder = new TextEncoder()

/** One event in the format of the HTML standard, §9.2. */
const frame = (event: ProbeEvent): string => `id: ${event.sequence}\nevent: step\ndata: ${JSON.stringify(event)}\n\n`

export interface EventStreamOptions {
  /** Called once nothing more is read or written. */
  onEnd: () => void
  /** Told why the events broke off, before the stream ends as it would otherwise: its reader asks again, and is answered. */
  onFault: (error: unknown) => void
  beat?: number
}

/** Turns events into the body of a `text/event-stream` answer, with a comment as sign of life while nothing happens. */
export const eventStream = (
  events: AsyncGenerator<ProbeEvent>,
  { onEnd, onFault, beat = BEAT }: EventStreamOptions,
): ReadableStream<Uint8Array> => {
  let timer: NodeJS.Timeout | undefined
  let isEnded = false
  const end = () => {
    isEnded = true
    clearInterval(timer)
    onEnd()
  }
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(encoder.encode(': bienrecu\n\n'))
      timer = setInterval(() => {
        const isReadOn = (controller.desiredSize ?? 0) > 0 // nothing is piled up for a reader that does not read
        if (isReadOn) controller.enqueue(encoder.encode(':\n\n'))
      }, beat)
    },
    pull: async (controller) => {
      try {
        const { done, value } = await events.next()
        if (isEnded) return // its reader left meanwhile
        if (!done) return controller.enqueue(encoder.encode(frame(value)))
      } catch (error) {
        onFault(error)
      }
      if (isEnded) return
      end()
      controller.close()
    },
    cancel: end,
  })
}
