import { z } from 'zod'
import { FILE_FIELDS, PROVENANCE } from './provenance.ts'

const SpamPhrases = z.strictObject({
  locale: z.enum(['en', 'fr']),
  theme: z.enum(['promises', 'advance-fee', 'phishing']),
  /** As they are written; case, accents and punctuation do not matter. */
  phrases: z.array(z.string().min(5)).min(1),
  ...PROVENANCE,
})

export const SpamPhrasesFile = z.strictObject({ ...FILE_FIELDS, groups: z.array(SpamPhrases).min(1) })
export type SpamPhrasesFile = z.infer<typeof SpamPhrasesFile>
