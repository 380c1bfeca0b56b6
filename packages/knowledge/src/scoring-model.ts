import data from './data/scoring-model.json' with { type: 'json' }
import type { CheckPrice, ScoringModelFile, ScoringSection } from './schema/scoring-model.ts'

export type { Amount, CheckPrice, ScoringBasis, ScoringSection } from './schema/scoring-model.ts'

/** `schema.test.ts` proves that the file has this shape. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const read = (json: unknown): ScoringModelFile => json as ScoringModelFile
const file = read(data)

const SECTIONS = new Map(file.sections.map((section) => [section.key, section]))
const CHECKS = new Map(file.checks.map((check) => [check.id, check]))

/** Sections, bases and prices, in the order in which they are told; a section comes after the one that it is part of. */
export const scoringModel = (): Pick<ScoringModelFile, 'sections' | 'bases' | 'checks'> => file

/** The section of a key; null for one that the score does not know. */
export const scoringSection = (key: string): ScoringSection | null => SECTIONS.get(key) ?? null

/** What a check costs when it fails; null for one that the score does not look at. */
export const checkPrice = (checkId: string): CheckPrice | null => CHECKS.get(checkId) ?? null

/** What a fault in a section of mail-tester usually costs, out of ten points; 0 for a section without a known price. */
export const usualPoints = (section: string): number => SECTIONS.get(section)?.usual ?? 0
