import { z } from 'zod'
import { FILE_FIELDS, PROVENANCE, Text } from './provenance.ts'

const Standard = z.strictObject({
  current: z.array(z.string()),
  publishedOn: z.string(),
  obsoletes: z.array(z.string()),
  track: z.string(),
  note: Text,
  removedTags: z.array(z.strictObject({ tag: z.string(), ...Text.shape })),
  newTags: z.array(
    z.strictObject({ tag: z.string(), values: z.array(z.string()), default: z.string(), ...Text.shape }),
  ),
  otherChanges: z.array(Text),
  recordToSuggest: z.string(),
  ...PROVENANCE,
})

const Reporter = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Senders of reports; `*` and `{domain}` stand for a name of the reporter's choosing. */
  fromAddresses: z.array(z.string()),
  orgNames: z.array(z.string()),
  covers: z.array(z.string()),
  notes: Text.nullable(),
  ...PROVENANCE,
})

export const DmarcReportsFile = z.strictObject({
  ...FILE_FIELDS,
  standard: Standard,
  externalReportAddress: z.strictObject({
    ...Text.shape,
    recordName: z.string(),
    recordType: z.literal('TXT'),
    recordValue: z.string(),
    ...PROVENANCE,
  }),
  reporters: z.array(Reporter),
  reportersNotConfirmed: z.strictObject({ providers: z.array(z.string()), ...Text.shape, ...PROVENANCE }),
  reportReceivingServices: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      /** Regular expressions over the address of a `rua`. */
      ruaPatterns: z.array(z.string()),
      note: z.string().exactOptional(),
      ...PROVENANCE,
    }),
  ),
  recogniseReports: z.strictObject({
    regexFlags: z.literal('i'),
    subjectRegex: z.string(),
    attachmentNameRegex: z.string(),
    contentTypes: z.array(z.string()),
    ...Text.shape,
    ...PROVENANCE,
  }),
})
export type DmarcReportsFile = z.infer<typeof DmarcReportsFile>
