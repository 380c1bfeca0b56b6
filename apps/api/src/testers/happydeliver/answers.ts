/*
 * What happyDeliver answers (api/openapi.yaml, api/schemas.yaml of version 0.1.0), read tolerantly: without a score there is no
 * report; any other part that is absent, or not as described, counts as not shown. Knowingly not read: grades, BIMI, its advice.
 */
import { EmailAddress } from '@bienrecu/shared'
import { z } from 'zod'

const MAX_LIST = 200
const MAX_TEXT = 20_000

/** A part that may be missing or strange, without spoiling the rest. */
const part = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)
const list = <Schema extends z.ZodType>(schema: Schema) =>
  part(
    z.array(z.unknown()).transform((items) =>
      items.slice(0, MAX_LIST).flatMap((item) => {
        const read = schema.safeParse(item)
        return read.success ? [read.data] : []
      }),
    ),
  )
const text = part(z.string().transform((whole) => whole.slice(0, MAX_TEXT)))
const flag = part(z.boolean())
const number = part(z.number())

/** `POST /api/test`. */
export const OpenedTest = z.object({ id: z.string().regex(/^[a-z0-9-]{8,100}$/), email: EmailAddress })

const AuthResult = z.object({ result: z.string().max(40), domain: text, selector: text, details: text })
export type AuthResult = z.infer<typeof AuthResult>

const Rule = z.object({ score: z.number(), description: text })
const Listing = z.object({ rbl: z.string().min(1).max(2_000), listed: z.boolean(), error: text })
const Issue = z.object({ type: part(z.string()), header: part(z.string()), severity: part(z.string()), message: text })
export type Issue = z.infer<typeof Issue>

const Dns = z.object({
  from_mx_records: list(z.object({ host: z.string(), priority: number })),
  spf_records: list(z.object({ record: text })),
  dkim_records: list(z.object({ selector: text, domain: text, key_size: number })),
  dmarc_record: part(z.object({ record: text })),
  ptr_records: list(z.string()),
  helo_hostname: text,
  helo_ptr_match: flag,
})

const Content = z.object({
  html_issues: list(Issue),
  links: list(z.object({ url: z.string(), status: z.string(), http_code: number, is_shortened: flag })),
  images: list(z.object({ src: text, has_alt: z.boolean() })),
  unsubscribe_methods: list(z.string()),
})

/** `GET /api/report/{id}`. */
export const Report = z.object({
  test_id: z.string(),
  score: z.number().min(0).max(100),
  grade: z.string().max(4),
  created_at: z.string().max(100),
  authentication: part(
    z.object({
      spf: part(AuthResult),
      dkim: list(AuthResult),
      dmarc: part(AuthResult),
      iprev: part(z.object({ result: z.string().max(40), ip: text, hostname: text, details: text })),
    }),
  ),
  spamassassin: part(
    z.object({
      score: z.number(),
      required_score: number,
      is_spam: flag,
      test_details: part(z.record(z.string(), part(Rule))),
    }),
  ),
  rspamd: part(z.object({ score: z.number(), threshold: number, action: text, is_spam: flag })),
  dns_results: part(Dns),
  blacklists: part(z.record(z.string(), list(Listing))),
  content_analysis: part(Content),
  header_analysis: part(z.object({ issues: list(Issue) })),
  raw_headers: part(z.string().transform((whole) => whole.slice(0, 500_000))),
})
export type Report = z.infer<typeof Report>
