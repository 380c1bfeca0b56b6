import { z } from 'zod'
import { FILE_FIELDS, PROVENANCE, Text } from './provenance.ts'

const HeaderField = z.strictObject({
  /** The name of the field in lower case; a final `*` stands for any ending. */
  id: z.string().regex(/^[a-z0-9-]+\*?$/),
  /** Who writes it, mostly. */
  writtenBy: z.enum(['sender', 'relay', 'receiver', 'list', 'filter']),
  /** What it is, and why it is there. */
  meaning: Text,
  ...PROVENANCE,
})

export const HeaderFieldsFile = z.strictObject({ ...FILE_FIELDS, fields: z.array(HeaderField).min(1) })
export type HeaderFieldsFile = z.infer<typeof HeaderFieldsFile>
export type HeaderField = z.infer<typeof HeaderField>
