import { z } from 'zod'
import { FILE_FIELDS, PROVENANCE } from './provenance.ts'

const TesterSection = z.strictObject({
  /** As mail-tester names the section: the class of its page. */
  section: z.string().regex(/^[a-z0-9-]+$/),
  /** Points of ten that a fault there usually costs. */
  points: z.number().min(0).max(10),
  ...PROVENANCE,
})

export const TesterPointsFile = z.strictObject({ ...FILE_FIELDS, sections: z.array(TesterSection).min(1) })
export type TesterPointsFile = z.infer<typeof TesterPointsFile>
