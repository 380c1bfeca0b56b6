import type { AuditRequest, Locale } from '@bienrecu/shared'
import { type DetailName, detailsWithout, type LastTest } from './last-test.ts'

/** What the form holds. */
export interface Question {
  /** The domain as it stands in the field. */
  text: string
  /** The test whose message is taken into account; null when the domain is not that of the test. */
  test: LastTest | null
  /** The details of the test that the user took away. */
  removed: readonly DetailName[]
}

/** Whether a typed domain is the one the test came from. */
export const isOfTest = (text: string, test: LastTest): boolean =>
  text.trim().toLowerCase().replace(/\.$/, '') === test.domain

/**
 * The request for a domain. A whole test is named by its report, which shows more than the details listed; of a test with
 * details taken away, what is left is given one by one.
 */
export const requestOf = (domain: string, { test, removed }: Question, locale: Locale): AuditRequest => {
  const plain = { domain, sentences: locale }
  if (!test) return plain
  if (removed.length === 0) return { ...plain, fromReport: test.reportId }
  const { ip, helo, mailFrom, dkim } = detailsWithout(test.details, removed)
  return {
    ...plain,
    ...(ip === null ? {} : { ip }),
    ...(helo === null ? {} : { helo }),
    ...(mailFrom === null ? {} : { mailFrom }),
    ...(dkim === null ? {} : { selectors: [dkim.selector] }),
  }
}
