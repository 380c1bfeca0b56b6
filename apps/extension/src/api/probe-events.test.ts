import type { ProbeEvent } from '@bienrecu/shared'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { API_URL, eventStream, HAPPY_END, problem, TOKEN } from '../testing/fake-api.ts'
import { openProbeEvents } from './probe-events.ts'

const connection = { apiUrl: API_URL, token: TOKEN }

const open = async (respond: (init: RequestInit) => Response, lastEventId = 0) =>
  openProbeEvents({ locale: async () => 'en', fetch: async (_url, init) => respond(init) }, connection, {
    probeId: 'p',
    lastEventId,
    signal: new AbortController().signal,
  })

const collect = async (events: AsyncIterable<ProbeEvent>): Promise<number[]> => {
  const sequences: number[] = []
  for await (const { sequence } of events) sequences.push(sequence)
  return sequences
}

const streamOf = (start: (controller: ReadableStreamDefaultController<Uint8Array>) => void): Response =>
  new Response(new ReadableStream<Uint8Array>({ start }))

const block = (event: unknown) => new TextEncoder().encode(`event: step\ndata: ${JSON.stringify(event)}\n\n`)

describe('the progress of a probe', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('begins after the last event that was seen', async () => {
    let headers: unknown
    await open((init) => {
      headers = init.headers
      return eventStream([])
    }, 4)
    expect(headers).toMatchObject({ 'last-event-id': '4', accept: 'text/event-stream' })
  })

  it('gives each event once, in order, and ends with the stream', async () => {
    const reply = await open(() => eventStream(HAPPY_END))
    expect(reply.ok && (await collect(reply.value))).toEqual(HAPPY_END.map(({ sequence }) => sequence))
  })

  it('passes over what is no event of ours', async () => {
    const text = 'event: step\ndata: {"sequence":0}\n\nevent: step\ndata: not JSON\n\nevent: other\ndata: {}\n\n'
    const reply = await open(() => new Response(text))
    expect(reply.ok && (await collect(reply.value))).toEqual([])
  })

  it('ends, and does not throw, when the connection breaks', async () => {
    const reply = await open(() =>
      streamOf((controller) => {
        controller.enqueue(block(HAPPY_END[0]))
        setTimeout(() => controller.error(new TypeError('network error')), 0)
      }),
    )
    expect(reply.ok && (await collect(reply.value))).toEqual([1])
  })

  it('ends when nothing was heard for longer than the API ever stays silent', async () => {
    vi.useFakeTimers()
    const silent = (init: RequestInit) =>
      streamOf((controller) => init.signal?.addEventListener('abort', () => controller.error(init.signal?.reason)))
    const reply = await open(silent)
    const sequences = reply.ok ? collect(reply.value) : null
    await vi.advanceTimersByTimeAsync(45_000)
    expect(await sequences).toEqual([])
  })

  it('is refused like any other request', async () => {
    expect(await open(() => problem('probe-not-found', 404))).toMatchObject({ ok: false, code: 'probe-not-found' })
  })
})
