import { z } from 'zod'
import { FILE_FIELDS, PROVENANCE, Text } from './provenance.ts'

const ReplyRule = z.strictObject({
  id: z.string(),
  /** A family such as `google`, or `generic`. */
  provider: z.string(),
  phase: z.enum(['connect', 'auth', 'mail_from', 'rcpt', 'data', 'delivery']),
  code: z.number().int(),
  enhanced: z.string().nullable(),
  /** A regular expression over the reply in one line. */
  pattern: z.string(),
  flags: z.literal('i'),
  category: z.string(),
  temporary: z.boolean(),
  cause: Text,
  fix: Text,
  url: z.url().exactOptional(),
  ...PROVENANCE,
})

const ConnectionError = z.strictObject({
  id: z.string(),
  /** Error codes of the system. */
  errno: z.array(z.string()).exactOptional(),
  /** A regular expression over the text of a TLS error. */
  match: z.string().exactOptional(),
  cause: Text,
  fix: Text,
})

export const SmtpRepliesFile = z.strictObject({
  ...FILE_FIELDS,
  rules: z.array(ReplyRule),
  connectionErrors: z.array(ConnectionError),
  samples: z.array(z.strictObject({ text: z.string(), expect: z.string() })),
})
export type SmtpRepliesFile = z.infer<typeof SmtpRepliesFile>
export type ReplyRule = z.infer<typeof ReplyRule>
export type ConnectionError = z.infer<typeof ConnectionError>
