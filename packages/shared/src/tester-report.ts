import { z } from 'zod'
import { EmailAddress } from './email-address.ts'
import { Id, Timestamp } from './field.ts'
import { TesterId } from './tester.ts'

const Text = z.string().max(20_000)
const Line = z.string().max(2_000)
// These become links: a page must not be able to put a script or a file behind one.
const HTTP = /^https?$/
const Link = z
  .string()
  .max(2_000)
  .regex(/^https?:\/\//i)

/** mail-tester's own judgement of a section: `.status` class, or `statusClass` in the JSON form. */
export const SectionStatus = z.enum(['success', 'warning', 'failure', 'neutral'])
export type SectionStatus = z.infer<typeof SectionStatus>

/** A section or sub-test, as read. `key` is the class of the page (`spf`, `alt-attribute`…), never translated text. */
export interface ReportSection {
  key: string
  title: string
  status: SectionStatus
  /** Points taken away: 0 or negative; null when the page shows none. */
  points: number | null
  about: string
  result: string
  sections: ReportSection[]
}

export const ReportSection: z.ZodType<ReportSection> = z
  .object({
    key: z.string().regex(/^[a-z0-9-]{1,64}$/),
    title: Line,
    status: SectionStatus,
    points: z.number().min(-100).max(0).nullable(),
    about: Text,
    result: Text,
    get sections() {
      return z.array(ReportSection).max(40)
    },
  })
  .meta({ id: 'ReportSection' })

/** A SpamAssassin rule with mail-tester's sign: negative is bad. */
export const SpamRule = z
  .object({ code: z.string().max(120), score: z.number(), description: Text, solution: Text })
  .meta({ id: 'SpamRule' })
export type SpamRule = z.infer<typeof SpamRule>

/** Four states: "no answer" is never "not listed", and neither is "listed". */
export const BlocklistResult = z
  .object({
    name: Line,
    url: Link.nullable(),
    state: z.enum(['listed', 'not-listed', 'no-answer', 'unknown']),
  })
  .meta({ id: 'BlocklistResult' })
export type BlocklistResult = z.infer<typeof BlocklistResult>

/** What the report lets us know for sure about the message that arrived; null is "not shown", never "absent". */
export const ReportEvidence = z
  .object({
    subject: Line.nullable(),
    fromAddress: Line.nullable(),
    bounceAddress: Line.nullable(),
    replyTo: Line.nullable(),
    sendingIp: Line.nullable(),
    helo: Line.nullable(),
    reverseDns: Line.nullable(),
    spfRecord: Text.nullable(),
    suggestedSpfRecord: Text.nullable().describe('What the tester proposes to publish; nobody has checked it yet'),
    dkimSignature: Text.nullable(),
    dkimDomain: Line.nullable(),
    dkimSelector: Line.nullable(),
    dkimKeyBits: z.int().nullable(),
    dmarcRecord: Text.nullable(),
    authenticationResults: Text.nullable(),
    spamAssassinScore: z.number().nullable().describe('With mail-tester’s sign: negative is bad'),
    /** Topmost first, unfolded; encoded words are left as they are. */
    headers: z.array(z.object({ name: z.string().max(200), value: Text })).max(200),
  })
  .meta({ id: 'ReportEvidence' })
export type ReportEvidence = z.infer<typeof ReportEvidence>

/** One result of a tester, read completely. A page without a legible score gives no report at all. */
export const TesterReport = z
  .object({
    tester: TesterId,
    source: z.enum(['page', 'json', 'judged']).describe('`judged`: by our own tester'),
    address: EmailAddress,
    url: z.url({ protocol: HTTP }).max(2_000),
    language: z.string().max(20).nullable(),
    readAt: Timestamp,
    receivedAt: Line.nullable().describe('As the tester writes it'),
    score: z.number().min(-100).max(10),
    maxScore: z.literal(10),
    band: z.int().min(0).max(4).nullable().describe('mark-0 to mark-4'),
    headline: Line,
    sections: z.array(ReportSection).max(20),
    spamRules: z.array(SpamRule).max(300),
    blocklists: z.array(BlocklistResult).max(200),
    evidence: ReportEvidence,
    missing: z
      .array(z.string().max(80))
      .max(60)
      .describe('Parts that were expected and not found: `score`, `total`, `section:spf`, `status:dkim`…'),
  })
  .meta({ id: 'TesterReport' })
export type TesterReport = z.infer<typeof TesterReport>

/** `POST /v1/reports`: kept with the probe that went to this address, or on its own. */
export const StoreReport = z.strictObject({ report: TesterReport }).meta({ id: 'StoreReport' })
export type StoreReport = z.input<typeof StoreReport>

/** `GET /v1/reports/{id}`. */
export const StoredReport = z
  .object({ id: Id, probeId: Id, relayName: z.string().nullable(), createdAt: Timestamp, report: TesterReport })
  .meta({ id: 'StoredReport' })
export type StoredReport = z.infer<typeof StoredReport>
