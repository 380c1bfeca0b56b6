import { type Fact, known, notKnown } from '../evidence.ts'
import type { Answer, RecordType } from '../resolver.ts'
import type { Message } from './decode-message.ts'
import { encodeName, isPlainName } from './encode-question.ts'
import { readName } from './octet-reader.ts'
import { MAX_ALIASES, readResponse } from './read-response.ts'

/** Puts one question to a server. The name can be sent, and is written as `readName` would write it. */
export type Ask = (name: string, type: RecordType) => Promise<Fact<Message>>

/** What becomes of an answer that stops at an alias. */
export type OnAlias = 'ask-again' | 'give-up'

/** The one spelling of a name that can be sent, or null. */
const spelled = (name: string): string | null => {
  if (isPlainName(name)) return name.endsWith('.') ? name.slice(0, -1) : name
  const bytes = encodeName(name)
  return bytes && readName({ at: 0, end: bytes.length, bytes })
}

const lower = (one: number | null, other: number): number | null => (one === null ? null : Math.min(one, other))

/** True when the aliases that begin at `start` come back to one of them, as far as eight questions show. */
const isCircle = async (ask: Ask, start: string): Promise<boolean> => {
  const met = new Set([start])
  let name = start
  while (met.size <= MAX_ALIASES) {
    const message = await ask(name, 'CNAME')
    const reading = message.known ? readResponse(message.value, name, 'CNAME', met) : null
    const target = reading?.kind === 'answer' ? reading.answer.records[0] : undefined
    if (target === undefined) return false
    if (met.has(target)) return true
    met.add(target)
    name = target
  }
  return true
}

/**
 * Asks, and asks again where an answer stops at an alias, until there is an answer; at most eight aliases are followed. A
 * name that cannot be sent (an empty label, a label over 63 octets, a name over 255) does not exist. With `give-up` an
 * alias that leads elsewhere is `not-asked`: a server asked for what it holds itself has said all it knows. Resolvers say
 * SERVFAIL of aliases in a circle: one more question tells whether there are aliases at all.
 */
export const resolve = async (ask: Ask, asked: string, type: RecordType, onAlias: OnAlias): Promise<Fact<Answer>> => {
  let name = spelled(asked)
  if (name === null) return known<Answer>({ status: 'nxdomain', records: [], ttl: null })
  let ttl = Infinity
  const met = new Set([name])
  for (;;) {
    const message = await ask(name, type)
    if (!message.known) {
      const isHidden = message.reason === 'servfail' && type !== 'CNAME' && onAlias === 'ask-again'
      return isHidden && (await isCircle(ask, name)) ? notKnown('cname-loop') : message
    }
    const reading = readResponse(message.value, name, type, met)
    if (reading.kind === 'failure') return notKnown(reading.reason)
    if (reading.kind === 'answer') return known({ ...reading.answer, ttl: lower(reading.answer.ttl, ttl) })
    if (onAlias === 'give-up') return notKnown('not-asked')
    name = reading.target
    ttl = Math.min(ttl, reading.ttl)
  }
}
