import { z } from 'zod'
import { FILE_FIELDS, PROVENANCE } from './provenance.ts'

/** The end of a file’s name, without the dot. */
const Extension = z.string().regex(/^[a-z0-9_]+$/)

const Kind = z.strictObject({
  kind: z.enum(['program', 'script', 'shortcut', 'disk-image', 'web-page', 'macros', 'archive']),
  extensions: z.array(Extension).min(1),
  /** Lower case, without parameters. */
  types: z.array(z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/)),
  ...PROVENANCE,
})

export const AttachmentTypesFile = z.strictObject({
  ...FILE_FIELDS,
  kinds: z.array(Kind).min(1),
  /** What a dangerous file likes to be taken for: `invoice.pdf.exe`. */
  documents: z.strictObject({ extensions: z.array(Extension).min(1), ...PROVENANCE }),
})
export type AttachmentTypesFile = z.infer<typeof AttachmentTypesFile>
