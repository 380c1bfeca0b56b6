import { type Fact, known } from '../evidence.ts'
import type { Answer } from '../resolver.ts'

/** What the resolver says of one name that may begin a zone. */
export interface PossibleCut {
  readonly name: string
  readonly soa: Fact<Answer>
  readonly ns: Fact<Answer>
  readonly alias: Fact<Answer>
}

const hasRecords = (fact: Fact<Answer>): boolean => fact.known && fact.value.records.length > 0

/** What an alias shows is the zone of its target. */
const isCut = ({ soa, ns, alias }: PossibleCut): boolean => !hasRecords(alias) && (hasRecords(soa) || hasRecords(ns))

/** The longest name that begins a zone; null when none does. What did not answer below the first one found leaves it open. */
export const findZoneCut = (cuts: readonly PossibleCut[]): Fact<PossibleCut | null> => {
  for (const cut of cuts) {
    if (isCut(cut)) return known(cut)
    if (!cut.soa.known) return cut.soa
  }
  return known(null)
}
