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
  /** The first is asked first. */
  readonly servers: readonly Server[]
  /** Milliseconds that a question may take in all. */
  readonly timeout: number
  /** How often a question is sent before it counts as lost. */
  readonly tries: number
  readonly isRecursive: boolean
  /** Told when the first server kept silent and another answered. */
  prefer(server: Server): void
}

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

/** Why nothing came of it. A server that was asked and has not failed keeps silent, or answers other questions. */
const reasonOf = (sent: ReadonlyMap<Server, readonly Sent[]>, failures: ReadonlyMap<Server, UnknownReason>) =>
  weightiest(
    [...sent].map(([server, sendings]) => {
      const failure = failures.get(server)
      if (failure) return failure
      return sendings.some((sending) => sending.hasStray()) ? 'bad-answer' : 'timeout'
    }),
  )

/** Where a question stands: which servers were asked and which of them failed. */
const createStanding = (servers: readonly Server[]) => {
  const failures = new Map<Server, UnknownReason>()
  const sent = new Map<Server, Sent[]>()
  return {
    note: (server: Server, sending: Sent) => void sent.set(server, [...(sent.get(server) ?? []), sending]),
    fail: (server: Server, reason: UnknownReason) => void failures.set(server, reason),
    /** Servers that have not failed. */
    left: () => servers.filter((server) => !failures.has(server)),
    haveAllFailed: () => [...sent.keys()].every((server) => failures.has(server)),
    isSilent: (server: Server) => WEIGHT[failures.get(server) ?? 'timeout'] <= WEIGHT.timeout,
    reason: () => reasonOf(sent, failures),
    cancel: () => {
      for (const sendings of sent.values()) for (const sending of sendings) sending.cancel()
    },
  }
}

/**
 * Puts one question to the servers until one of them answers, NXDOMAIN included. A server that fails gives way to the next
 * at once; where none says anything the question is sent again, and the answer to any of the sendings counts. Over TCP when
 * the answer is truncated; without EDNS when the server does not know it. Never rejects.
 */
export const exchange = (name: string, type: RecordType, options: ExchangeOptions): Promise<Fact<Message>> =>
  new Promise((resolve) => {
    const { servers, timeout, tries, isRecursive } = options
    const deadline = performance.now() + timeout
    const standing = createStanding(servers)
    let sends = 0
    let isSettled = false
    let timer: NodeJS.Timeout | undefined

    const settle = (fact: Fact<Message>) => {
      isSettled = true
      clearTimeout(timer)
      standing.cancel()
      resolve(fact)
    }
    const answer = (server: Server, message: Message) => {
      const [first] = servers
      if (first && first !== server && standing.isSilent(first)) options.prefer(server)
      settle(known(message))
    }
    const fail = (server: Server, reason: UnknownReason) => {
      standing.fail(server, reason)
      if (sends < tries && standing.left().length > 0) next()
      else if (standing.haveAllFailed()) settle(notKnown(standing.reason()))
    }
    const receive = (server: Server, question: Question, hasEdns: boolean) => (reply: Message | Fault) => {
      if (isSettled) return
      if (typeof reply === 'string') return fail(server, reply)
      if (hasEdns && isEdnsTrouble(reply)) return transmit(server, false)
      if (reply.isTruncated) {
        void tcpExchange(server, question, deadline - performance.now()).then(receive(server, question, hasEdns))
        return
      }
      const failure = failureOf(reply)
      return failure ? fail(server, failure) : answer(server, reply)
    }
    const transmit = (server: Server, hasEdns: boolean) => {
      const bytes = encodeQuestion(name, type, { isRecursive, hasEdns })
      if (!bytes) return settle(notKnown('not-asked')) // resolve() lets no such name through
      const question = { name, type, bytes }
      standing.note(server, server.link.send(question, receive(server, question, hasEdns)))
    }
    const next = () => {
      clearTimeout(timer)
      const left = standing.left()
      const server = left[sends % Math.max(1, left.length)]
      if (!server || sends === tries) return settle(notKnown(standing.reason()))
      sends += 1
      timer = setTimeout(next, waitAfter(sends, options))
      transmit(server, true)
    }
    next()
  })
