/*
 * RFC 8484: DNS over HTTPS, by GET, which browsers send to other origins without asking first. Not here: POST, JSON, the Age
 * of an answer out of a cache on the way (§5.1), padding.
 */
import { decodeMessage, type Message } from '@bienrecu/audit/dns/decode-message'
import { encodeQuestion } from '@bienrecu/audit/dns/encode-question'
import { failureOf, isAnswerTo } from '@bienrecu/audit/dns/read-response'
import { resolve } from '@bienrecu/audit/dns/resolve'
import { type Fact, known, notKnown } from '@bienrecu/audit/evidence'
import type { RecordType, Resolver } from '@bienrecu/audit/resolver'

export interface DohOptions {
  /** Where the resolver is asked. */
  readonly url: string
  /** Milliseconds that one question may take. */
  readonly timeout?: number
  /** Questions under way at once; further ones wait their turn. */
  readonly maxInFlight?: number
  readonly fetch?: typeof globalThis.fetch
}

const MEDIA_TYPE = 'application/dns-message'
const TIMEOUT = 5_000 // ms
const MAX_IN_FLIGHT = 32
const MAX_SIZE = 65_535 // octets of a DNS message

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** Lets at most `max` tasks run at once; the others start in the order they came. */
const createTurns = (max: number) => {
  const waiting: (() => void)[] = []
  let running = 0
  return async <Result>(task: () => Promise<Result>): Promise<Result> => {
    if (running === max) await new Promise<void>((start) => waiting.push(start))
    else running += 1
    try {
      return await task()
    } finally {
      const start = waiting.shift()
      if (start) start()
      else running -= 1
    }
  }
}

/** The message in a response, when it answers this question and no other. */
const readReply = async (response: Response, name: string, type: RecordType): Promise<Fact<Message>> => {
  if (response.status >= 500) return notKnown('servfail')
  if (!response.ok) return notKnown('refused')
  if (response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() !== MEDIA_TYPE)
    return notKnown('bad-answer')
  const bytes = new Uint8Array(await response.arrayBuffer())
  const message = bytes.length > MAX_SIZE ? null : decodeMessage(bytes)
  const isOurs = message?.isResponse && !message.isTruncated && isAnswerTo(message, name, type)
  if (!message || !isOurs) return notKnown('bad-answer')
  const failure = failureOf(message)
  return failure ? notKnown(failure) : known(message)
}

/** Asks over HTTPS. The resolver sees every name, and the address of the browser; no cookie and no referrer goes with it. */
export const createDohResolver = (options: DohOptions): Resolver => {
  const { url, timeout = TIMEOUT, maxInFlight = MAX_IN_FLIGHT, fetch = globalThis.fetch.bind(globalThis) } = options
  const inTurn = createTurns(maxInFlight)

  const ask = async (name: string, type: RecordType): Promise<Fact<Message>> => {
    const question = encodeQuestion(name, type, { isRecursive: true, hasEdns: false })
    if (!question) return notKnown('not-asked') // resolve() lets no such name through
    const signal = AbortSignal.timeout(timeout)
    try {
      const response = await fetch(`${url}?dns=${base64Url(question)}`, {
        headers: { accept: MEDIA_TYPE },
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'error',
        cache: 'no-store', // an audit after a change shows the change
        signal,
      })
      return await readReply(response, name, type)
    } catch {
      return notKnown(signal.aborted ? 'timeout' : 'unreachable') // fetch tells nothing more
    }
  }
  return { query: (name, type) => resolve((asked, as) => inTurn(() => ask(asked, as)), name, type, 'ask-again') }
}
