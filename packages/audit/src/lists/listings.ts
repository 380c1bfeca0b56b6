import { SEVERITIES, type Severity, UnknownFact } from '../check.ts'
import type { ListAnswer, ListingKind } from './facts.ts'

/** Answers that count for something: of lists that matter, and not of lists of good senders. */
const counts = ({ weight, isAllowList }: ListAnswer): boolean => weight !== 'ignore' && !isAllowList

/** Listings of one kind in lists that matter, the gravest first. */
export const listingsOf = (answers: readonly ListAnswer[], kind: ListingKind): readonly ListAnswer[] =>
  answers
    .filter((answer) => answer.state === 'listed' && answer.kind === kind && counts(answer))
    .toSorted((a, b) => SEVERITIES.indexOf(severityOf(a)) - SEVERITIES.indexOf(severityOf(b)))

/** The effect of one listing in practice. */
export const severityOf = ({ weight }: ListAnswer): Severity => (weight === 'ignore' ? 'info' : weight)

/** One step milder, for a listing that reproaches nothing. */
export const milder = (severity: Severity): Severity => SEVERITIES[SEVERITIES.indexOf(severity) + 1] ?? 'info'

/** Whether any list gave a real answer. Throws `UnknownFact` when all that were asked refused or kept silent. */
export const wasAnswered = (answers: readonly ListAnswer[]): boolean => {
  if (answers.length === 0) return false
  if (answers.some(({ state }) => state === 'listed' || state === 'not-listed')) return true
  const reasons = answers.map(({ reason }) => reason).filter((reason) => reason !== null)
  throw new UnknownFact(reasons.find((reason) => reason === 'refused') ?? reasons[0] ?? 'bad-answer')
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)]

/** What a finding says of listings: who is listed, where, and where to ask for removal. */
export const listingParams = (listings: readonly ListAnswer[]) => ({
  subjects: unique(listings.map(({ subject }) => subject)),
  lists: unique(listings.map(({ zone }) => zone)),
  removal: unique(listings.map(({ delistUrl, zone }) => delistUrl ?? zone)),
})
