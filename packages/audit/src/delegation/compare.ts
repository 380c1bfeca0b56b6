import type { Fact } from '../evidence.ts'
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

/** `ns1.example.org, ns2.example.org → v=spf1 -all`: the same in every language. */
export const showAnswer = ({ answer, servers }: SameAnswer): string => `${servers.join(', ')} → ${answer || '∅'}`
