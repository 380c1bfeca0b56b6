import { z } from 'zod'
import { FILE_FIELDS, PROVENANCE, Text } from './provenance.ts'

/** Points of ten, to a tenth. */
const Points = z.number().min(0).max(10).multipleOf(0.1)
/** `usual`: what a fault in the section usually costs. */
const Amount = z.union([z.literal('usual'), Points])

/** What a failing check costs: always the same, by severity (none where it is not named), by a value that was measured, or for each entry of a list. */
const Price = z.union([
  Amount,
  z.strictObject({ severity: z.partialRecord(z.enum(['critical', 'high', 'medium', 'low', 'info']), Amount) }),
  z.strictObject({ param: z.string(), values: z.record(z.string(), Amount), otherwise: Amount }),
  z.strictObject({ each: z.string(), points: Amount }),
])

const ScoringSection = z.strictObject({
  /** As mail-tester names the section: the class of its page; or a section of our own. */
  key: z.string().regex(/^[a-z0-9-]+$/),
  parent: z.string().nullable(),
  /** Of findings without a limit of their own: `worst` counts the most costly alone, `sum` all of them. */
  adds: z.enum(['worst', 'sum']),
  /** At most; null without a limit. */
  cap: Points.nullable(),
  /** What a fault there usually costs, out of ten points. */
  usual: Points,
  ...PROVENANCE,
})

const Basis = z.strictObject({
  id: z.enum(['mail-tester', 'spamassassin', 'own', 'advice']),
  /** What all findings of the basis take together at most; null without a limit. */
  limit: Points.nullable(),
  /** True where nothing counts once a spam filter has judged the message. */
  yieldsToFilter: z.boolean(),
  why: Text,
})

const CheckPrice = z.strictObject({
  /** Of the check: of a domain, or of a message. */
  id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/),
  section: z.string(),
  basis: Basis.shape.id,
  price: Price,
  ...PROVENANCE,
  /** For docs/score.md. */
  why: z.string().min(10),
})

export const ScoringModelFile = z.strictObject({
  ...FILE_FIELDS,
  sections: z.array(ScoringSection).min(1),
  bases: z.array(Basis).min(1),
  checks: z.array(CheckPrice).min(1),
})
export type ScoringModelFile = z.infer<typeof ScoringModelFile>
export type ScoringSection = z.infer<typeof ScoringSection>
export type ScoringBasis = z.infer<typeof Basis>
export type CheckPrice = z.infer<typeof CheckPrice>
export type Amount = z.infer<typeof Amount>
