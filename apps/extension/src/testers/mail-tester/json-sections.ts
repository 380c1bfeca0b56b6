import type { BlocklistResult, ReportSection, SectionStatus, SpamRule } from '@bienrecu/shared'
import { htmlProse } from './html-prose.ts'
import { asNumber, asTable, asText, pick, type Table } from './json-value.ts'
import { parsePoints } from './numbers.ts'
import { joinProse, MAX_LINE, oneLine, type Prose } from './prose.ts'

/** Sections of the JSON form, each under the class it has on the page. */
const SECTION_KEYS: Record<string, string> = {
  spamAssassin: 'spamassassin',
  signature: 'signature',
  body: 'structure-and-content',
  blacklists: 'blacklists',
  links: 'broken-links',
}

const SUB_TEST_KEYS = new Map([
  ['rDns', 'reverse-dns'],
  ['mxRecord', 'mxrecord-dns'],
  ['aRecord', 'arecord-dns'],
  ['altAttributes', 'alt-attribute'],
  ['shorturl', 'short-links'],
])

const MAX_SUB_TESTS = 40

const kebabCase = (name: string): string =>
  name
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, 64)

const STATUSES: readonly string[] = ['success', 'warning', 'failure', 'neutral'] satisfies SectionStatus[]
const isStatus = (text: string): text is SectionStatus => STATUSES.includes(text)

// `mark`, and what is shown for it in all the spellings seen. Zero and above are one thing: nothing is taken away.
const pointsOf = (table: Table): number | null => {
  const mark = asNumber(table.get('mark'))
  if (mark !== null) return mark < -100 ? null : Math.min(mark, 0)
  const shown = asText(pick(table, ['displayedMark', 'diplayedMark', 'displayedmark'])).trim()
  return shown === '✓' ? 0 : parsePoints(shown)
}

/** What a section or sub-test says in prose: its messages, then the values that were tested. */
export const proseOfTable = (table: Table): Prose =>
  joinProse(['messages', 'tested'].map((name) => htmlProse(asText(table.get(name)))))

const textOfHtml = (value: unknown): string => htmlProse(asText(value)).text

const sectionOf = (key: string, table: Table, sections: ReportSection[]): ReportSection => {
  const status = asText(table.get('statusClass')).trim()
  return {
    key,
    title: oneLine(textOfHtml(table.get('title'))),
    status: isStatus(status) ? status : 'neutral',
    points: pointsOf(table),
    about: textOfHtml(table.get('description')),
    result: proseOfTable(table).text,
    sections,
  }
}

/** The sections that are there, in the order of the page, with their sub-tests. */
export const readJsonSections = (root: Table): ReportSection[] =>
  Object.entries(SECTION_KEYS).flatMap(([name, key]) => {
    const table = asTable(root.get(name))
    if (table.size === 0) return []
    const subTests = [...asTable(table.get('subtests'))]
      .slice(0, MAX_SUB_TESTS)
      .map(([subName, value]) => sectionOf(SUB_TEST_KEYS.get(subName) ?? kebabCase(subName), asTable(value), []))
      .filter((section) => /[a-z0-9]/.test(section.key))
    return [sectionOf(key, table, subTests)]
  })

/** SpamAssassin’s rules, in mail-tester’s sign as the official sample has it: negative is bad. */
export const readJsonRules = (root: Table): SpamRule[] =>
  [...asTable(asTable(root.get('spamAssassin')).get('rules'))].slice(0, 300).flatMap(([name, value]) => {
    const rule = asTable(value)
    const score = asNumber(rule.get('score'))
    const code = (asText(rule.get('code')).trim() || name).slice(0, 120)
    const text = (field: string) => textOfHtml(rule.get(field)).slice(0, MAX_LINE)
    return score === null ? [] : [{ code, score, description: text('description'), solution: text('solution') }]
  })

const stateOf = (statusCode: number | null): BlocklistResult['state'] => {
  if (statusCode === null) return 'unknown'
  if (statusCode === 0) return 'not-listed'
  return statusCode > 0 ? 'listed' : statusCode === -1 ? 'no-answer' : 'unknown'
}

/** The blocklists: 0 is not listed, above it is listed, −1 did not answer; nothing else is guessed. */
export const readJsonBlocklists = (root: Table): BlocklistResult[] =>
  [...asTable(asTable(root.get('blacklists')).get('blacklists'))].slice(0, 200).map(([zone, value]) => {
    const list = asTable(value)
    const url = asText(list.get('url'))
    return {
      name: oneLine(asText(list.get('name')) || zone),
      url: /^https?:\/\//i.test(url) && url.length <= MAX_LINE ? url : null,
      state: stateOf(asNumber(list.get('statusCode'))),
    }
  })
