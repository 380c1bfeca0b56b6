import data from './data/mailbox-rules.json' with { type: 'json' }
import type { MailboxProvider, MailboxRule, MailboxRulesFile } from './schema/mailbox-rules.ts'

export type { MailboxProvider, MailboxRule, Measure } from './schema/mailbox-rules.ts'

/** `schema.test.ts` proves that the file has this shape. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const read = (json: unknown): MailboxRulesFile => json as MailboxRulesFile
const file = read(data)

/** Where a rule is written. */
export interface RuleSource {
  /** An address; null when nothing is published. */
  readonly source: string | null
  /** ISO date: the day of the page, or the day it was read where it bears none. */
  readonly date: string
}

/** Providers with their rules, in the order in which they are told. */
export const mailboxProviders = (): readonly MailboxProvider[] => file.providers

/** The first source of a rule. */
export const sourceOf = ({ sources }: MailboxRule): RuleSource => {
  const found = file.sourceIndex[sources[0] ?? '']
  const pageDate = found?.date?.length === 10 ? found.date : null
  const source = found?.ref.startsWith('https://') ? found.ref : null
  return { source, date: pageDate ?? file.generatedAt }
}
