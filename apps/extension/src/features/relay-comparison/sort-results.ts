import type { ToldResult } from '../../messaging/answers.ts'

const RANK: Partial<Record<ToldResult['probe']['state'], number>> = { failed: 2, unknown: 1 }

/** A relay that took the message comes before one of which that is not known, and this before one that refused it. */
const rankOf = ({ probe }: ToldResult): number => (probe.acceptedAt !== null ? 0 : (RANK[probe.state] ?? 1))

const least = (value: number | null): number => value ?? Number.NEGATIVE_INFINITY
const most = (value: number | null): number => value ?? Number.POSITIVE_INFINITY
const order = (one: number, other: number): number => (one === other ? 0 : one < other ? -1 : 1)

/** The best first: by score, then by acceptance, then by time. What is equal stays in the order of the relays. */
export const sortResults = (items: readonly ToldResult[]): ToldResult[] =>
  items.toSorted(
    (one, other) =>
      order(least(other.facts.score), least(one.facts.score)) ||
      order(rankOf(one), rankOf(other)) ||
      order(most(one.facts.milliseconds), most(other.facts.milliseconds)),
  )

/** True while something can still happen that nobody has to click for. */
export const isUnderWay = (items: readonly ToldResult[]): boolean =>
  items.some(({ probe }) => probe.state === 'queued' || probe.state === 'connecting')

/** A result that is brought home by opening the page of its tester. */
export const isToOpen = ({ probe }: ToldResult): boolean => probe.state === 'waiting' && probe.isReadFromPage

/** A result that comes by itself. */
export const isAwaited = ({ probe }: ToldResult): boolean => probe.state === 'waiting' && !probe.isReadFromPage
