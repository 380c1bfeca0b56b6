import { alignedAsAsked } from '../dmarc/alignment.ts'
import type { AlignmentFacts } from '../dmarc/facts.ts'
import { valueOrNull } from './known-value.ts'
import type { PlanContext } from './step.ts'

const isWithin = (name: string, zone: string): boolean => name === zone || name.endsWith(`.${zone}`)

/**
 * Whether an identifier counts for DMARC. Where no record is published yet, each name is an organisation of its own (RFC 9989
 * §4.10.2); the record that the plan publishes for the zone makes all its names one.
 */
export const countsForDmarc = ({ evidence }: Pick<PlanContext, 'evidence'>, facts: AlignmentFacts): boolean => {
  const aligned = alignedAsAsked(facts)
  if (aligned.known && aligned.value) return true
  const found = valueOrNull(evidence.dmarc)?.found
  const zone = valueOrNull(evidence.delegation)?.zone
  if (!found?.known || found.value !== null || zone === undefined) return false
  return isWithin(facts.domain, zone) && isWithin(facts.fromDomain, zone)
}
