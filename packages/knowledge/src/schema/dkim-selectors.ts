import { z } from 'zod'
import { FILE_FIELDS, PROVENANCE, Text } from './provenance.ts'

const Selector = z.strictObject({
  selector: z.string().min(1),
  providers: z.array(z.string()).min(1),
  recordType: z.enum(['TXT', 'CNAME']),
  /** 1: always tried; 2: when the provider is suspected; 3: the long tail. */
  priority: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** A regular expression; a CNAME target that matches confirms the provider. */
  targetPattern: z.string().exactOptional(),
  note: z.string().exactOptional(),
  ...PROVENANCE,
})

export const DkimSelectorsFile = z.strictObject({
  ...FILE_FIELDS,
  probeAdvice: Text,
  selectors: z.array(Selector),
  patterns: z.array(
    z.strictObject({
      pattern: z.string(),
      provider: z.union([z.string(), z.array(z.string())]),
      note: z.string().nullable(),
    }),
  ),
})
export type DkimSelectorsFile = z.infer<typeof DkimSelectorsFile>
