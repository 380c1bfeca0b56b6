/*
 * DMARC Policy Records: RFC 9989 §4.7 (tags) and §4.8 (grammar), over the tag list of RFC 6376 §3.2, whose tag names are
 * case-sensitive; the values of DMARC are not. Knowingly not done: the obsolete "pct", "rf" and "ri" are named, their values
 * not judged. A tag that appears twice counts as written first.
 */
import { parseTagList, type Tag, type TagListProblem } from '../dkim/tag-list.ts'
import type { Parsed, Problem } from '../evidence.ts'
import { parseReportUris, type ReportUri, type ReportUriProblem } from './report-uri.ts'

export type DmarcPolicy = 'none' | 'quarantine' | 'reject'
export type AlignmentMode = 'relaxed' | 'strict'
/** `invalid`: the tag is there and holds something else. Null: there is no such tag. */
export type PolicyValue = DmarcPolicy | 'invalid' | null

export interface DmarcRecord {
  readonly policy: PolicyValue // "p"
  readonly subdomainPolicy: PolicyValue // "sp"
  readonly nonexistentPolicy: PolicyValue // "np"
  readonly isTesting: boolean // "t"
  readonly publicSuffix: 'y' | 'n' | 'u' // "psd"
  readonly dkimAlignment: AlignmentMode // "adkim"
  readonly spfAlignment: AlignmentMode // "aspf"
  readonly aggregateReports: readonly ReportUri[] // "rua"
  readonly failureReports: readonly ReportUri[] // "ruf"
  readonly failureOptions: readonly string[] // "fo"
  /** Of RFC 7489, gone since: "pct", "rf", "ri". */
  readonly obsoleteTags: readonly { readonly name: string; readonly value: string }[]
  /** Names that no RFC knows; receivers pass over them. */
  readonly unknownTags: readonly string[]
}

export type DmarcProblem =
  | TagListProblem
  | ReportUriProblem
  /** The record does not begin with `v=DMARC1`: receivers pass over the whole of it. */
  | 'not-dmarc'
  | 'bad-value'
  | 'obsolete-tag'
  | 'unknown-tag'

const POLICIES = { none: 'none', quarantine: 'quarantine', reject: 'reject' } as const
const MODES = { r: 'relaxed', s: 'strict' } as const
const PUBLIC_SUFFIX = { y: 'y', n: 'n', u: 'u' } as const
const TESTING = { y: true, n: false } as const
const OBSOLETE: ReadonlySet<string> = new Set(['pct', 'rf', 'ri'])
const KNOWN: ReadonlySet<string> = new Set(['v', 'p', 'sp', 'np', 't', 'psd', 'adkim', 'aspf', 'rua', 'ruf', 'fo'])

const isVersion = (text: string, tag: Tag | undefined): boolean =>
  tag !== undefined && tag.offset === 0 && /^v[ \t]*=/i.test(text) && tag.value === 'DMARC1'

/** "fo": "0" and "1" exclude one another, nothing appears twice (§4.8). */
const isFailureOptions = (options: readonly string[]): boolean =>
  options.length <= 3 &&
  options.every((option, at) => ['0', '1', 'd', 's'].includes(option) && options.indexOf(option) === at) &&
  !(options.includes('0') && options.includes('1'))

/** Reads tags one by one, and keeps what is wrong with them. */
const tagReader = (tags: readonly Tag[], problems: Problem<DmarcProblem>[]) => {
  const byName = new Map(tags.toReversed().map((tag) => [tag.name, tag]))
  const oneOf = <T>(name: string, values: Readonly<Record<string, T>>): T | 'invalid' | null => {
    const tag = byName.get(name)
    if (!tag) return null
    const key = tag.value.toLowerCase()
    const value = Object.hasOwn(values, key) ? values[key] : undefined
    if (value !== undefined) return value
    problems.push({ code: 'bad-value', offset: tag.valueOffset })
    return 'invalid'
  }
  const uris = (name: string): readonly ReportUri[] => {
    const tag = byName.get(name)
    if (!tag) return []
    const found = parseReportUris(tag.value, tag.valueOffset)
    for (const problem of found.problems) problems.push(problem)
    return found.uris
  }
  const failureOptions = (): readonly string[] => {
    const tag = byName.get('fo')
    const options = tag?.value.toLowerCase().split(':', 9) ?? ['0']
    if (isFailureOptions(options)) return options
    problems.push({ code: 'bad-value', offset: tag?.valueOffset ?? 0 })
    return ['0']
  }
  return { oneOf, uris, failureOptions }
}

/** A value that is not valid counts as not written (§4.8). */
const orDefault = <T>(value: T | 'invalid' | null, standard: T): T =>
  value === null || value === 'invalid' ? standard : value

const isNamed = (tag: Tag): boolean => OBSOLETE.has(tag.name)
const isUnknown = (tag: Tag): boolean => !KNOWN.has(tag.name) && !OBSOLETE.has(tag.name)

/**
 * Takes a TXT record, gives what a receiver reads in it and all its problems in the order of the text, with their offset in
 * characters. The value is null when the text is no DMARC record at all: `v=DMARC1` must be its very first tag, and is the
 * only text of which the case counts (RFC 9989 §4.7). Never throws; linear in the length of the text.
 */
export const parseDmarc = (text: string): Parsed<DmarcRecord | null, DmarcProblem> => {
  const { tags, problems: grammar } = parseTagList(text)
  if (!isVersion(text, tags[0])) return { value: null, problems: [{ code: 'not-dmarc', offset: 0 }, ...grammar] }
  const problems: Problem<DmarcProblem>[] = [...grammar]
  const rest = tags.slice(1)
  for (const tag of rest) {
    if (isNamed(tag)) problems.push({ code: 'obsolete-tag', offset: tag.offset })
    if (isUnknown(tag)) problems.push({ code: 'unknown-tag', offset: tag.offset })
  }
  const read = tagReader(rest, problems)
  const value: DmarcRecord = {
    policy: read.oneOf('p', POLICIES),
    subdomainPolicy: read.oneOf('sp', POLICIES),
    nonexistentPolicy: read.oneOf('np', POLICIES),
    isTesting: orDefault(read.oneOf('t', TESTING), false),
    publicSuffix: orDefault(read.oneOf('psd', PUBLIC_SUFFIX), 'u'),
    dkimAlignment: orDefault(read.oneOf('adkim', MODES), 'relaxed'),
    spfAlignment: orDefault(read.oneOf('aspf', MODES), 'relaxed'),
    aggregateReports: read.uris('rua'),
    failureReports: read.uris('ruf'),
    failureOptions: read.failureOptions(),
    obsoleteTags: rest.filter(isNamed).map(({ name, value }) => ({ name, value })),
    unknownTags: rest.filter(isUnknown).map(({ name }) => name),
  }
  return { value, problems: problems.toSorted((a, b) => a.offset - b.offset) }
}
