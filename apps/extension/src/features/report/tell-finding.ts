import { wordsNameOf } from './checks.ts'
import type { Finding } from './findings.ts'
import type { ReportWords } from './report-words.ts'

/** A measured fact: a sentence, or words before a record that is copied sign by sign. */
export interface ToldFact {
  name: string
  text: string
  record: string | null
}

/** A finding in words. `why` and `advice` only where something is to be done. */
export interface ToldFinding {
  heading: string
  why: string | null
  advice: string | null
  facts: ToldFact[]
}

/** Facts that are a DNS record: shown apart from their sentence, with a button that copies them. */
const RECORDS = new Set(['record', 'suggested'])

// A key of 2048 bits is called so in every language; only quantities are grouped by thousands.
const ungrouped = ({ bits, ...params }: Finding['params']): Finding['params'] =>
  bits === undefined ? params : { ...params, bits: String(bits) }

const factOf = (finding: Finding, name: string, { findings, names }: ReportWords): ToldFact | null => {
  const record = RECORDS.has(name) ? String(finding.params[name] ?? '') : null
  // A record stands last in its sentence: the words before it become its label.
  const params = { ...(record === null ? ungrouped(finding.params) : { ...finding.params, [name]: '' }), ...names }
  const text = findings.find(`${wordsNameOf(finding.checkId)}.fact.${name}`, params)
  return text === null ? null : { name, text: record === null ? text : text.replace(/[\s:]+$/, ''), record }
}

const headingOf = ({ checkId, status, params }: Finding, { checks, findings }: ReportWords): string => {
  const name = wordsNameOf(checkId)
  const own = String(params['title'] ?? '')
  if (status === 'pass') return findings.find(`${name}.title`, params) ?? own
  if (status === 'fail' || status === 'warning') return checks.find(`fault.${name}`) ?? own
  return checks.find(`name.${name}`) ?? own
}

/** Puts a finding into words: its title in the state it is in, why it matters, what to do, and what was measured. */
export const tellFinding = (finding: Finding, words: ReportWords): ToldFinding => {
  const { checkId, status, params } = finding
  const isFault = status === 'fail' || status === 'warning'
  const name = wordsNameOf(checkId)
  const find = (key: string) => words.findings.find(key, { ...params, ...words.names })
  const state = status === 'unknown' || status === 'not-applicable' ? find(`state.${status}`) : null
  return {
    heading: headingOf(finding, words),
    why: isFault ? find(`${name}.failure`) : state,
    advice: isFault ? find(`${name}.advice`) : null,
    facts: finding.facts.map((fact) => factOf(finding, fact, words)).filter((fact) => fact !== null),
  }
}
