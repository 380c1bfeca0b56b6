import { z } from 'zod'
import { FILE_FIELDS, PROVENANCE } from './provenance.ts'

const Characters = z.strictObject({
  /** The value of the Unicode property Script. */
  script: z.string(),
  /** What looks like a letter, and that letter: both in lower case. */
  pairs: z.record(z.string().min(1), z.string().regex(/^[a-z]$/)),
  ...PROVENANCE,
})

export const LookAlikesFile = z.strictObject({
  ...FILE_FIELDS,
  characters: z.array(Characters).min(1),
  imitated: z.strictObject({ names: z.array(z.string().regex(/^[a-z0-9.-]+$/)).min(1), ...PROVENANCE }),
})
export type LookAlikesFile = z.infer<typeof LookAlikesFile>
