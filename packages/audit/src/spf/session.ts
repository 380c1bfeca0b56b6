/* What one run of check_host() knows and has used up: RFC 7208 §4.1, §4.6.4. */
import { type Fact, notKnown, type UnknownReason } from '../evidence.ts'
import type { Answer, RecordType, Resolver } from '../resolver.ts'
import type { IpAddress } from './ip-address.ts'

export interface Sender {
  readonly address: string
  readonly localPart: string
  readonly domain: string
}

export interface ValidatedNames {
  readonly names: readonly string[]
  /** The address has no name, or a name has no address. */
  readonly isVoid: boolean
}

export interface Session {
  readonly resolver: Resolver
  readonly ip: IpAddress
  readonly sender: Sender
  readonly helo: string
  readonly receiver: string
  readonly now: () => number
  readonly startedAt: number
  readonly answers: Map<string, Promise<Fact<Answer>>>
  /** Domains whose record was looked ahead at, null until there is one. */
  foreseen: Set<string> | null
  /** Questions asked before they were needed. */
  questionsAhead: number
  lookups: number
  voids: number
  isLate: boolean
  /** Why the DNS could not tell; null while it could. */
  reason: UnknownReason | null
  validated: Promise<ValidatedNames> | null
}

/** Milliseconds that one check may take: at least 20 seconds are asked for (§4.6.4). */
const TIME_BUDGET = 20_000

/** A hostile record must not make us ask the whole world ahead of need. */
const MAX_QUESTIONS_AHEAD = 40

const broken = (): Fact<Answer> => notKnown('bad-answer')

/**
 * Asks, or shares the question when it was asked before. Resolvers never reject; one that does all the same must not end
 * the process through a question that nobody waits for.
 */
const question = (session: Session, name: string, type: RecordType): Promise<Fact<Answer>> => {
  const key = type + name
  const before = session.answers.get(key)
  if (before) return before
  const answer = session.resolver.query(name, type).catch(broken)
  session.answers.set(key, answer)
  return answer
}

/** Asks because the answer is needed now. Notes when the time is up: an answer that comes too late is none. */
export const ask = async (session: Session, name: string, type: RecordType): Promise<Fact<Answer>> => {
  const fact = await question(session, name, type)
  if (session.now() - session.startedAt > TIME_BUDGET) {
    session.isLate = true
    return notKnown('timeout')
  }
  return fact
}

/** Asks ahead of need; null when enough was asked so. */
export const askAhead = (session: Session, name: string, type: RecordType): Promise<Fact<Answer>> | null => {
  const before = session.answers.get(type + name)
  if (before) return before
  if (session.questionsAhead >= MAX_QUESTIONS_AHEAD) return null
  session.questionsAhead += 1
  return question(session, name, type)
}
