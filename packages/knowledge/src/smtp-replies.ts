import data from './data/smtp-replies.json' with { type: 'json' }
import { patternOf } from './patterns.ts'
import type { ConnectionError, ReplyRule, SmtpRepliesFile } from './schema/smtp-replies.ts'

export type { ConnectionError, ReplyRule } from './schema/smtp-replies.ts'

/** `schema.test.ts` proves that the file has this shape. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const read = (json: unknown): SmtpRepliesFile => json as SmtpRepliesFile
const { rules, connectionErrors, samples } = read(data)

/** Families of rules by the provider that speaks so; a provider's own id is a family as well. */
const FAMILIES = new Map<string, readonly string[]>(
  Object.entries({
    gmail: ['google'],
    'google-workspace': ['google'],
    'google-workspace-relay': ['google'],
    'outlook-com': ['microsoft'],
    'microsoft-365': ['microsoft'],
    aol: ['yahoo'],
    icloud: ['apple'],
    'ovh-mxplan': ['ovh'],
    'ovh-emailpro': ['ovh', 'microsoft'],
    'ovh-exchange': ['ovh', 'microsoft'],
    o2switch: ['cpanel'],
    planethoster: ['cpanel'],
    brevo: ['brevo', 'esp'],
    sendgrid: ['sendgrid', 'esp'],
    mailgun: ['mailgun', 'esp'],
    resend: ['resend', 'esp', 'amazon-ses'],
    'cloudflare-email-sending': ['cloudflare'],
    mailjet: ['esp'],
    postmark: ['esp'],
    sparkpost: ['esp'],
    mandrill: ['esp'],
    smtp2go: ['esp'],
    'scaleway-tem': ['esp'],
    'elastic-email': ['esp'],
    mailersend: ['esp'],
    sarbacane: ['esp'],
  }),
)

export interface ReplyToExplain {
  /** As the server sent it, several lines included. */
  readonly reply: string
  /** A provider id or a family of rules; null when nobody knows who speaks. */
  readonly provider?: string | null | undefined
}

export interface ReplyExplanation {
  readonly rule: ReplyRule
  /** False for a rule whose cause was not checked, or that another provider's servers are known for. */
  readonly isCertain: boolean
  /** True for a rule of the provider in use, and for one that is about no provider. */
  readonly isAtHome: boolean
}

/**
 * The reply in one line: continuation lines joined, the code and enhanced code that each line repeats said once. Text after
 * 4 KB cannot matter: RFC 5321 §4.5.3.1.5 allows 512 octets a line.
 */
export const oneLine = (reply: string): string => {
  const [first = '', ...rest] = reply
    .slice(0, 4096)
    .split(/[\r\n]+/)
    .map((line) => line.trim())
  const bare = rest.map((line) => line.replace(/^\d{3}[ -]?([245]\.\d{1,3}\.\d{1,3}(?=\s|$))?\s*/, ''))
  return [first, ...bare].filter((line) => line !== '').join(' ')
}

/**
 * Explains what a server said: the rules of the provider in use first, then those of the others, then the generic ones. Null
 * when no rule knows the reply. Show the reply itself beside it, secrets removed.
 */
export const explainReply = ({ reply, provider = null }: ReplyToExplain): ReplyExplanation | null => {
  const own = provider === null ? [] : (FAMILIES.get(provider) ?? [provider])
  const line = oneLine(reply)
  const ranked = [
    ...own.flatMap((family) => rules.filter((rule) => rule.provider === family)),
    ...rules.filter((rule) => rule.provider !== 'generic' && !own.includes(rule.provider)),
    ...rules.filter((rule) => rule.provider === 'generic'),
  ]
  const rule = ranked.find(({ pattern }) => patternOf(pattern).test(line))
  if (!rule) return null
  const isAtHome = rule.provider === 'generic' || own.includes(rule.provider)
  return { rule, isCertain: isAtHome && rule.confidence !== 'memory', isAtHome }
}

/** Explains a connection that failed, by the system's error code (`ECONNREFUSED`) or by the text of a TLS error. */
export const explainConnectionError = ({
  errno = '',
  text = '',
}: {
  readonly errno?: string | undefined
  readonly text?: string | undefined
}): ConnectionError | null =>
  connectionErrors.find(
    ({ match }) => match !== undefined && patternOf(match).test(`${errno} ${text}`.slice(0, 4096)),
  ) ??
  connectionErrors.find((error) => error.errno?.includes(errno)) ??
  null

/** The rule of an id, or null. */
export const replyRule = (id: string): ReplyRule | null => rules.find((rule) => rule.id === id) ?? null

/** Replies as servers send them, with the rule that explains each. */
export const replySamples = (): SmtpRepliesFile['samples'] => samples

/** Every rule, in the order of the file. */
export const smtpReplyRules = (): readonly ReplyRule[] => rules
