import type { ScoreHistory, ScorePoint } from '@bienrecu/shared'
import type { ScoreFilter } from '../../api/score-requests.ts'

export interface Choice {
  readonly id: string
  readonly name: string
}

export interface Progress extends ScoreHistory {
  /** From the first test to the last; null with fewer than two. */
  readonly gained: number | null
}

const round = (points: number): number => Math.round(points * 100) / 100

/** The part of the history that is chosen, and what was gained over it. Pure. */
export const progressOf = (history: ScoreHistory, { domain, relayId }: ScoreFilter): Progress => {
  const points = history.points.filter(
    (point) => (domain === null || point.domain === domain) && (relayId === null || point.relayId === relayId),
  )
  const changes = history.changes.filter((change) => domain === null || change.domain === domain)
  const [first] = points
  const last = points.at(-1)
  const gained = first && last && points.length > 1 ? round(last.score - first.score) : null
  return { points, changes, gained }
}

/** Domains that were tested, each once. */
export const domainsOf = ({ points }: ScoreHistory): string[] => [
  ...new Set(points.flatMap(({ domain }) => domain ?? [])),
]

/** Relays that were tested, each once, under its last name. */
export const relaysOf = ({ points }: ScoreHistory): Choice[] => {
  const named = points.filter((point): point is ScorePoint & { relayId: string } => point.relayId !== null)
  return [...new Map(named.map(({ relayId, relayName }) => [relayId, relayName ?? relayId]))].map(([id, name]) => ({
    id,
    name,
  }))
}
