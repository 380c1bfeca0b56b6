import type { Reply } from '@bienrecu/shared'
import { ProbeEvent } from '@bienrecu/shared'
import { createEventStreamParser } from './event-stream.ts'
import { readFailure, requestInit, type Connection, type ExchangePorts } from './exchange.ts'

const OPENING_TIMEOUT = 15_000 // ms
// The API sends a comment at least every 15 s while nothing happens.
const SILENCE_TIMEOUT = 45_000 // ms

const parseData = (data: string): ProbeEvent | null => {
  try {
    return ProbeEvent.safeParse(JSON.parse(data)).data ?? null
  } catch {
    return null // not JSON: an event of a newer API, of no use to us; the probe itself is read again at the end
  }
}

/** Reads text until the stream ends, breaks, or stays silent too long. */
async function* textOf(body: ReadableStream<Uint8Array>, controller: AbortController): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  try {
    for (;;) {
      const timer = setTimeout(() => controller.abort(), SILENCE_TIMEOUT)
      const { done, value } = await reader.read().finally(() => clearTimeout(timer))
      if (done) return
      yield decoder.decode(value, { stream: true })
    }
  } catch {
    // A broken stream ends like a closed one: the reader asks again from its last event.
  } finally {
    controller.abort()
  }
}

async function* eventsOf(body: ReadableStream<Uint8Array>, controller: AbortController): AsyncGenerator<ProbeEvent> {
  const parse = createEventStreamParser()
  for await (const text of textOf(body, controller)) {
    for (const { event, data } of parse(text)) {
      const probeEvent = event === 'step' ? parseData(data) : null
      if (probeEvent) yield probeEvent
    }
  }
}

/**
 * Opens the progress stream of a probe after the event `lastEventId` (0: from the first). The events end when the probe
 * is settled, when the connection is lost, or when `signal` aborts.
 */
export const openProbeEvents = async (
  ports: ExchangePorts,
  connection: Connection,
  { probeId, lastEventId, signal }: { probeId: string; lastEventId: number; signal: AbortSignal },
): Promise<Reply<AsyncIterable<ProbeEvent>>> => {
  const unreachable = { ok: false, code: 'api-unreachable', params: { url: connection.apiUrl } } as const
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), OPENING_TIMEOUT)
  const headers = {
    accept: 'text/event-stream',
    ...(lastEventId > 0 ? { 'last-event-id': String(lastEventId) } : {}),
  }
  try {
    const init = await requestInit(ports, connection, { method: 'GET', headers })
    const url = `${connection.apiUrl}/v1/probes/${probeId}/events`
    const response = await ports.fetch(url, { ...init, signal: AbortSignal.any([controller.signal, signal]) })
    if (!response.ok) return await readFailure(ports, connection.apiUrl, response)
    return response.body ? { ok: true, value: eventsOf(response.body, controller) } : unreachable
  } catch {
    return unreachable // as in exchange.ts: the browser says nothing more
  } finally {
    clearTimeout(timer)
  }
}
