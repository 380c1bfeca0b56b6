import data from './data/tester-points.json' with { type: 'json' }
import type { TesterPointsFile } from './schema/tester-points.ts'

/** `schema.test.ts` proves that the file has this shape. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const read = (json: unknown): TesterPointsFile => json as TesterPointsFile
const BY_SECTION = new Map(read(data).sections.map(({ section, points }) => [section, points]))

/** What a fault in a section of mail-tester usually costs, out of ten points; 0 for a section without a known price. */
export const usualPoints = (section: string): number => BY_SECTION.get(section) ?? 0
