import type { CheckOf, CheckText, Locale, Params, Reference } from './check.ts'
import { findCheck } from './checks/index.ts'
import { fill } from './fill.ts'
import { RENDER_WORDS } from './render-words.ts'
import type { Finding } from './run.ts'

/** A finding in a reader's language. */
export interface RenderedFinding {
  readonly checkId: string
  readonly status: Finding['status']
  readonly severity: Finding['severity']
  readonly title: string
  /** What was found and why it matters, or why nothing could be said; null for a check that passed. */
  readonly summary: string | null
  /** What to do; null when nothing has to be done. */
  readonly advice: string | null
  /** Where the rule stands: `RFC 7208 §4.6.4`, or an address. */
  readonly reference: string
}

const summaryOf = ({ status, params }: Finding, text: CheckText, locale: Locale): string | null => {
  const words = RENDER_WORDS[locale]
  if (status === 'fail') return fill(text.failure, params, locale)
  if (status === 'unknown') return words.unknown[reasonOf(params)]
  return status === 'error' ? words.error : null
}

const reasonOf = ({ reason }: Params): keyof (typeof RENDER_WORDS)['en']['unknown'] =>
  typeof reason === 'string' && reason in RENDER_WORDS.en.unknown
    ? // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- looked up one line above
      (reason as keyof (typeof RENDER_WORDS)['en']['unknown'])
    : 'bad-answer'

/** `RFC 7208 §4.6.4`, or the address of the page a rule comes from. */
export const referenceOf = (reference: Reference): string => {
  if (!('rfc' in reference)) return reference.url
  return `RFC ${reference.rfc}${reference.section === undefined ? '' : ` §${reference.section}`}`
}

/** Makes the sentences of a finding of this check. */
export const renderBy = ({ text, reference }: CheckOf<never>, finding: Finding, locale: Locale): RenderedFinding => {
  const { checkId, status, severity, params } = finding
  const own = text[locale]
  return {
    checkId,
    status,
    severity,
    title: own.title,
    summary: summaryOf(finding, own, locale),
    advice: status === 'fail' ? fill(own.advice, params, locale) : null,
    reference: referenceOf(reference),
  }
}

/** Makes the sentences of a finding. The only place text is made. Throws for the id of a check that never was. */
export const render = (finding: Finding, locale: Locale): RenderedFinding =>
  renderBy(findCheck(finding.checkId), finding, locale)
