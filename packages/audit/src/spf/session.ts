/* What one run of check_host() knows and has used up: RFC 7208 §4.1, §4.6.4. */
import type { Fact, UnknownReason } from '../evidence.ts'
import { type Answer, askResolver, type RecordType, type Resolver } from '../resolver.ts'
import type { IpAddress } from './ip-address.ts'
import type { Later } from './later.ts'

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

/** One question: its answer once it is there, the way to it before. */
interface Question {
  fact: Fact<Answer> | null
  readonly answer: Promise<Fact<Answer>>
}

/** By name, for each type that SPF asks for. */
type Questions = Partial<Record<RecordType, Map<string, Question>>>

export interface Session {
  readonly resolver: Resolver
  readonly ip: IpAddress
  readonly sender: Sender
  readonly helo: string
  readonly receiver: string
  readonly now: () => number
  readonly startedAt: number
  readonly questions: Questions
  /** Domains whose record was looked ahead at. */
  readonly foreseen: Set<string>
  /** Questions asked before they were needed. */
  questionsAhead: number
  lookups: number
  voids: number
  /** Why the DNS could not tell; null while it could. */
  reason: UnknownReason | null
  validated: Later<ValidatedNames> | null
}

/** Milliseconds that one check may take: at least 20 seconds are asked for (§4.6.4). */
const TIME_BUDGET = 20_000

/** A hostile record must not make us ask the whole world ahead of need. */
const MAX_QUESTIONS_AHEAD = 40

const send = (session: Session, name: string, type: RecordType, onRecords: OnRecords | null): Question => {
  const question: Question = {
    fact: null,
    answer: askResolver(session.resolver, name, type, (fact) => {
      question.fact = fact
      if (onRecords && fact.known) onRecords(fact.value.records)
    }),
  }
  const asked = (session.questions[type] ??= new Map<string, Question>())
  asked.set(name, question)
  return question
}

/** Asks because the answer is needed now; a question that was asked before is shared. Names are asked for in lower case. */
export const ask = (session: Session, written: string, type: RecordType): Later<Fact<Answer>> => {
  const name = written.toLowerCase()
  const { fact, answer } = session.questions[type]?.get(name) ?? send(session, name, type, null)
  return fact ?? answer
}

/** Called with the records of an answer, as soon as it is there. */
type OnRecords = (records: readonly string[]) => void

/** Asks ahead of need, unless that was done before, or enough was asked so. */
export const askAhead = (
  session: Session,
  written: string,
  type: RecordType,
  onRecords: OnRecords | null = null,
): void => {
  const name = written.toLowerCase()
  if (session.questionsAhead >= MAX_QUESTIONS_AHEAD || session.questions[type]?.has(name) === true) return
  session.questionsAhead += 1
  send(session, name, type, onRecords)
}

/** Whether the time is up: what comes now comes too late. */
export const isLate = ({ now, startedAt }: Session): boolean => now() - startedAt > TIME_BUDGET
