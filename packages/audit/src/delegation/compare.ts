import { type Fact, mapFact } from '../evidence.ts'
import type { NameServer } from './facts.ts'

/** What some servers say alike. */
export interface SameAnswer {
  readonly answer: string
  readonly servers: readonly string[]
}

/** Groups servers by what they say; those whose answer is not known are left out. One group means that they agree. */
export const groupByAnswer = (
  servers: readonly NameServer[],
  answerOf: (server: NameServer) => Fact<string | null>,
): SameAnswer[] => {
  const groups = new Map<string, string[]>()
  for (const server of servers) {
    const answer = answerOf(server)
    if (!answer.known || answer.value === null) continue
    groups.set(answer.value, [...(groups.get(answer.value) ?? []), server.name])
  }
  return [...groups].map(([answer, names]) => ({ answer, servers: names }))
}

/** The same for sorted records; what all servers have alike is left out, so that the difference is seen. */
export const groupByRecords = (
  servers: readonly NameServer[],
  recordsOf: (server: NameServer) => Fact<readonly string[]>,
): SameAnswer[] => {
  const lists = servers.map(recordsOf).flatMap((records) => (records.known ? [new Set(records.value)] : []))
  const isCommon = (record: string) => lists.every((list) => list.has(record))
  const difference = (records: readonly string[]) => records.filter((record) => !isCommon(record)).join(' | ')
  return groupByAnswer(servers, (server) => mapFact(recordsOf(server), difference))
}

/** `ns1.example.org, ns2.example.org → v=spf1 -all`: the same in every language. */
export const showAnswer = ({ answer, servers }: SameAnswer): string => `${servers.join(', ')} → ${answer || '∅'}`
