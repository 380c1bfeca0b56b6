import { z } from 'zod'
import { FILE_FIELDS, PROVENANCE, Text } from './provenance.ts'

const InboxStep = z.strictObject({
  ...Text.shape,
  url: z.url({ protocol: /^https$/ }).nullable(),
  /** True when the page behind `url` is the provider’s own. */
  isOfficial: z.boolean(),
  ...PROVENANCE,
})

export const InboxAdviceFile = z.strictObject({
  ...FILE_FIELDS,
  general: z.array(InboxStep).min(1),
  providers: z.array(z.strictObject({ id: z.string(), name: z.string(), steps: z.array(InboxStep).min(1) })),
})
export type InboxAdviceFile = z.infer<typeof InboxAdviceFile>
export type InboxStep = z.infer<typeof InboxStep>
