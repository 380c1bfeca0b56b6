import type { Message } from '@bienrecu/audit/dns/decode-message'
import { encodeQuestion } from '@bienrecu/audit/dns/encode-question'
import { failureOf, isEdnsTrouble } from '@bienrecu/audit/dns/read-response'
import { type Fact, known, notKnown, type UnknownReason } from '@bienrecu/audit/evidence'
import type { RecordType } from '@bienrecu/audit/resolver'
import type { Fault, Question } from './question.ts'
import type { ServerAddress } from './server-address.ts'
import { tcpExchange } from './tcp-exchange.ts'
import type { UdpLink } from './udp-link.ts'
import type { Sent } from './udp-socket.ts'

/** A server and the way to it. */
export interface Server extends ServerAddress {
  readonly link: UdpLink
}

export interface ExchangeOptions {
  /** Milliseconds that a question may take in all. */
  readonly timeout: number
  /** How often a question is sent before it counts as lost. */
  readonly tries: number
  readonly isRecursive: boolean
  /** Waited for before whatever is sent after the first time: again, without EDNS, over TCP. */
  readonly admit?: (() => Promise<void>) | undefined
  /** Told when the first server kept silent and another answered. */
  prefer(server: Server): void
}

/** Told once what came of a question. */
export type OnEnd = (fact: Fact<Message>) => void

/** What a server said comes before its silence, and its silence before a network that is not there. */
const WEIGHT: Readonly<Record<UnknownReason, number>> = {
  'cname-loop': 6,
  servfail: 5,
  refused: 4,
  'bad-answer': 3,
  timeout: 2,
  unreachable: 1,
  'not-asked': 0,
}

const weightiest = (reasons: readonly UnknownReason[]): UnknownReason =>
  reasons.reduce((most, reason) => (WEIGHT[reason] > WEIGHT[most] ? reason : most), 'unreachable')

/** Waits double from one sending to the next, and come to the whole time together. */
const waitAfter = (sends: number, { timeout, tries }: ExchangeOptions): number =>
  (timeout * 2 ** (sends - 1)) / (2 ** tries - 1)

/** A server that was asked, and how it failed. */
interface Contact {
  readonly server: Server
  readonly sendings: Sent[]
  failure: UnknownReason | null
}

/** Why nothing came of it. A server that has not failed keeps silent, or answers other questions. */
const reasonOf = (contacts: readonly Contact[]): UnknownReason =>
  weightiest(
    contacts.map(({ failure, sendings }) => {
      if (failure) return failure
      return sendings.some(({ hasStray }) => hasStray) ? 'bad-answer' : 'timeout'
    }),
  )

const isSilent = (contact: Contact | undefined): boolean => WEIGHT[contact?.failure ?? 'timeout'] <= WEIGHT.timeout

const contactWith = (contacts: Contact[], server: Server): Contact => {
  const before = contacts.find((contact) => contact.server === server)
  if (before) return before
  const contact: Contact = { server, sendings: [], failure: null }
  contacts.push(contact)
  return contact
}

/** Servers that have not failed. */
const leftOf = (servers: readonly Server[], contacts: readonly Contact[]): readonly Server[] =>
  contacts.some(({ failure }) => failure)
    ? servers.filter((server) => !contacts.some((contact) => contact.server === server && contact.failure))
    : servers

/**
 * Puts one question to the servers until one of them answers, NXDOMAIN included; the first is asked first. A server that
 * fails gives way to the next at once; where none says anything the question is sent again, and the answer to any of the
 * sendings counts. Over TCP when the answer is truncated; without EDNS when the server does not know it. One function for all
 * of it: every step may lead to every other, and each looks at how far the others came.
 */
export const exchange = (
  name: string,
  type: RecordType,
  servers: readonly Server[],
  options: ExchangeOptions,
  onEnd: OnEnd,
): void => {
  const { timeout, tries, isRecursive } = options
  const deadline = performance.now() + timeout
  const contacts: Contact[] = []
  let sends = 0
  let isSettled = false
  let hasSent = false
  let timer: NodeJS.Timeout | undefined

  const settle = (fact: Fact<Message>) => {
    isSettled = true
    clearTimeout(timer)
    for (const { sendings } of contacts) for (const sending of sendings) sending.cancel()
    onEnd(fact)
  }
  const answer = ({ server }: Contact, message: Message) => {
    const [first] = servers
    if (first && first !== server && isSilent(contacts.find((one) => one.server === first))) options.prefer(server)
    settle(known(message))
  }
  const fail = (contact: Contact, reason: UnknownReason) => {
    contact.failure = reason
    if (sends < tries && leftOf(servers, contacts).length > 0) next()
    else if (contacts.every(({ failure }) => failure)) settle(notKnown(reasonOf(contacts)))
  }
  const receive = (contact: Contact, question: Question, hasEdns: boolean, reply: Message | Fault) => {
    if (isSettled) return
    if (typeof reply === 'string') return fail(contact, reply)
    if (hasEdns && isEdnsTrouble(reply)) return transmit(contact, false)
    if (reply.isTruncated) return admitted(() => askOverTcp(contact, question, hasEdns))
    const failure = failureOf(reply)
    return failure ? fail(contact, failure) : answer(contact, reply)
  }
  const askOverTcp = (contact: Contact, question: Question, hasEdns: boolean) => {
    const overTcp = tcpExchange(contact.server, question, deadline - performance.now())
    void overTcp.then((whole) => receive(contact, question, hasEdns, whole))
  }
  /** Sends at once, or where that has to wait, unless the question is settled meanwhile. */
  const admitted = (send: () => void) => {
    if (!options.admit || !hasSent) {
      hasSent = true
      return send()
    }
    const whenAdmitted = options.admit()
    void whenAdmitted.then(() => (isSettled ? undefined : send()))
  }
  const transmit = (contact: Contact, hasEdns: boolean) => {
    const bytes = encodeQuestion(name, type, { isRecursive, hasEdns })
    if (!bytes) return settle(notKnown('not-asked')) // resolve() lets no such name through
    const question = { name, type, bytes }
    const send = () => contact.server.link.send(question, (reply) => receive(contact, question, hasEdns, reply))
    admitted(() => void contact.sendings.push(send()))
  }
  const next = () => {
    clearTimeout(timer)
    const left = leftOf(servers, contacts)
    const server = left[sends % Math.max(1, left.length)]
    if (!server || sends === tries) return settle(notKnown(reasonOf(contacts)))
    sends += 1
    timer = setTimeout(next, waitAfter(sends, options))
    transmit(contactWith(contacts, server), true)
  }
  next()
}
