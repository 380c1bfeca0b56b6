import type { Evaluation } from './evaluate.ts'

/** The five sections that carry points, by the class each has on the result page. */
export type SectionKey = 'spamassassin' | 'signature' | 'structure-and-content' | 'blacklists' | 'broken-links'

export type CheckKey =
  | 'spf'
  | 'dkim'
  | 'dmarc'
  | 'reverse-dns'
  | 'mxrecord-dns'
  | 'arecord-dns'
  | 'alt-attribute'
  | 'forbidden-tags'
  | 'short-links'
  | 'list-unsubscribe'

type StatusClass = 'success' | 'warning' | 'failure' | 'neutral'

/** What a check came to. */
export interface Verdict<Key> {
  readonly key: Key
  /** Zero or below, with one decimal. */
  readonly mark: number
  readonly statusClass: StatusClass
  /** The word that the JSON form has as `status` of a subtest. */
  readonly outcome: string
}

interface SectionVerdict extends Verdict<SectionKey> {
  readonly checks: readonly Verdict<CheckKey>[]
}

export interface Judgement {
  readonly sections: readonly SectionVerdict[]
  /** The sum of all marks. */
  readonly mark: number
  /** From 0 to 10. */
  readonly score: number
  readonly band: 0 | 1 | 2 | 3 | 4
}

/**
 * Points taken off. Known from reports of real tests: DKIM, images without alt, blocklists.
 * The others are guesses; the extension must not depend on them.
 */
const DEDUCTION = {
  spf: { pass: 0, neutral: -1, none: -1, softfail: -1, fail: -3, permerror: -1, temperror: 0 } as const,
  dkim: { pass: 0, none: -1, fail: -1 } as const,
  dmarc: { pass: 0, missingentry: -1, fail: -1 } as const,
  reverseDnsMissing: -1,
  mxMissing: -1,
  imagesWithoutAlt: -0.5,
  forbiddenTags: -0.5,
  shortLinks: -0.5,
  perBlocklist: -0.5,
}

/** Turns facts into marks. */
export function judge(evaluation: Evaluation): Judgement {
  const sections = [
    judgeSpam(evaluation),
    sectionOf('signature', [
      judgeSpf(evaluation),
      judgeDkim(evaluation),
      judgeDmarc(evaluation),
      ...judgeDomain(evaluation),
    ]),
    sectionOf('structure-and-content', judgeBody(evaluation)),
    judgeBlocklists(evaluation),
    sectionOf('broken-links', []),
  ]
  const mark = round(sections.reduce((sum, section) => sum + section.mark, 0))
  const score = Math.max(0, round(10 + mark))
  return { sections, mark, score, band: bandOf(score) }
}

function judgeSpam({ spam }: Evaluation): SectionVerdict {
  // mail-tester reverses SpamAssassin's sign; a good message gains nothing.
  const mark = Math.min(0, round(-spam.points))
  return { ...verdict('spamassassin', mark, mark < 0 ? 'improvable' : 'pass'), checks: [] }
}

function judgeSpf({ authentication: { spf } }: Evaluation): Verdict<CheckKey> {
  const outcome = spf.result
  return verdict('spf', isKeyOf(DEDUCTION.spf, outcome) ? DEDUCTION.spf[outcome] : 0, outcome)
}

function judgeDkim({ authentication: { dkim } }: Evaluation): Verdict<CheckKey> {
  const outcome = dkim.length === 0 ? 'none' : dkim.some(({ result }) => result === 'pass') ? 'pass' : 'fail'
  return verdict('dkim', DEDUCTION.dkim[outcome], outcome)
}

function judgeDmarc({ authentication: { dmarc } }: Evaluation): Verdict<CheckKey> {
  const outcome = dmarc.record === null ? 'missingentry' : dmarc.result === 'pass' ? 'pass' : 'fail'
  return verdict('dmarc', DEDUCTION.dmarc[outcome], outcome)
}

function judgeDomain({ domain }: Evaluation): Verdict<CheckKey>[] {
  const { reverseNames, helo, mx, a } = domain
  const reverse = reverseNames.length === 0 ? 'none' : reverseNames.includes(helo) ? 'pass' : 'mismatch'
  return [
    verdict('reverse-dns', reverse === 'none' ? DEDUCTION.reverseDnsMissing : 0, reverse),
    verdict('mxrecord-dns', mx.length > 0 ? 0 : DEDUCTION.mxMissing, mx.length > 0 ? 'pass' : 'none'),
    verdict('arecord-dns', 0, a.length > 0 ? 'pass' : 'none'),
  ]
}

function judgeBody({ body }: Evaluation): Verdict<CheckKey>[] {
  const found = (key: CheckKey, list: readonly string[], deduction: number) =>
    verdict(key, list.length > 0 ? deduction : 0, list.length > 0 ? 'fail' : 'pass')
  return [
    found('alt-attribute', body.imagesWithoutAlt, DEDUCTION.imagesWithoutAlt),
    found('forbidden-tags', body.forbiddenTags, DEDUCTION.forbiddenTags),
    found('short-links', body.shortLinks, DEDUCTION.shortLinks),
    // Advice only: a warning that costs nothing.
    verdict('list-unsubscribe', 0, body.hasListUnsubscribe ? 'pass' : 'none'),
  ]
}

function judgeBlocklists({ domain }: Evaluation): SectionVerdict {
  const hits = domain.blocklists.filter(({ statusCode }) => statusCode === 1).length
  return { ...verdict('blacklists', round(hits * DEDUCTION.perBlocklist), hits > 0 ? 'fail' : 'pass'), checks: [] }
}

function sectionOf(key: SectionKey, checks: readonly Verdict<CheckKey>[]): SectionVerdict {
  const mark = round(checks.reduce((sum, check) => sum + check.mark, 0))
  return { ...verdict(key, mark, mark < 0 ? 'improvable' : 'pass'), checks }
}

function verdict<Key>(key: Key, mark: number, outcome: string): Verdict<Key> {
  return { key, mark, statusClass: statusClassOf(mark, outcome), outcome }
}

function statusClassOf(mark: number, outcome: string): StatusClass {
  if (mark <= -1) return 'failure'
  if (mark < 0) return 'warning'
  return outcome === 'pass' ? 'success' : 'warning'
}

/** 0–3, 3–5, 5–7, 7–9, 9–10: the drawings of mail-tester's FAQ. */
function bandOf(score: number): Judgement['band'] {
  if (score >= 9) return 4
  if (score >= 7) return 3
  if (score >= 5) return 2
  return score >= 3 ? 1 : 0
}

function round(value: number): number {
  return Math.round(value * 10) / 10 || 0
}

function isKeyOf<Keys extends object>(keys: Keys, key: PropertyKey): key is keyof Keys {
  return key in keys
}
