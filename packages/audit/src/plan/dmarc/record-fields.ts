/*
 * A DMARC record as its parts: read as generously as a person would (case, quotes, missing semicolons, addresses without
 * mailto:), written by RFC 9989 §4.7 and §4.8, in one order. Obsolete and unknown tags are never written.
 */
import { type DmarcPolicy } from '../../dmarc/parse.ts'
import { isWeaker } from '../../dmarc/policy.ts'
import { parseReportUris } from '../../dmarc/report-uri.ts'
import { repaired } from '../../forms/repair.ts'

export interface DmarcFields {
  readonly policy: DmarcPolicy | null // "p"
  readonly subdomainPolicy: DmarcPolicy | null // "sp"
  readonly nonexistentPolicy: DmarcPolicy | null // "np"
  readonly isTesting: boolean // "t"
  readonly dkimAlignment: 'r' | 's' | null // "adkim"
  readonly spfAlignment: 'r' | 's' | null // "aspf"
  readonly aggregateReports: readonly string[] // "rua"
  readonly failureReports: readonly string[] // "ruf"
  readonly failureOptions: string | null // "fo"
  readonly publicSuffix: 'y' | 'n' | 'u' | null // "psd"
}

/** What was met on the way: for the sentences that explain the new record. */
export interface ReadRecord {
  readonly fields: DmarcFields
  /** `pct=20`, `rf=afrf`, and sizes of addresses (`!10m`). */
  readonly obsolete: readonly string[]
  readonly unknown: readonly string[]
  /** Below 100, the share of the mail that the policy was meant for; null where it was meant for all. */
  readonly percent: number | null
  /** Addresses as they were written, which now begin with mailto:. */
  readonly repairedAddresses: readonly string[]
  /** Addresses that no receiver can send to. */
  readonly lostAddresses: readonly string[]
  /** A policy tag that holds something else than a policy. */
  readonly badPolicies: readonly string[]
}

export const NO_FIELDS: DmarcFields = {
  policy: null,
  subdomainPolicy: null,
  nonexistentPolicy: null,
  isTesting: false,
  dkimAlignment: null,
  spfAlignment: null,
  aggregateReports: [],
  failureReports: [],
  failureOptions: null,
  publicSuffix: null,
}

const OBSOLETE: ReadonlySet<string> = new Set(['pct', 'rf', 'ri'])
const KNOWN: ReadonlySet<string> = new Set(['v', 'p', 'sp', 'np', 't', 'psd', 'adkim', 'aspf', 'rua', 'ruf', 'fo'])
/** A tag that follows another one without the semicolon between, or with a comma or a colon instead of it. */
const RUN_ON = /([^;,:\s])(?:[,:]\s*|\s+)(?=(?:p|sp|np|t|psd|adkim|aspf|rua|ruf|fo|pct|rf|ri)\s*=)/gi
const SIZE = /!\d+[kmgt]?$/i
const POLICIES: readonly DmarcPolicy[] = ['none', 'quarantine', 'reject']

/** Tag and value in the order of the text; a piece without `=` goes on with the addresses before it. */
const pairsOf = (text: string): [string, string][] => {
  const pairs: [string, string][] = []
  for (const piece of repaired(text).replaceAll(RUN_ON, '$1; ').split(';')) {
    const equals = piece.indexOf('=')
    const last = pairs.at(-1)
    if (equals >= 0) pairs.push([piece.slice(0, equals).trim().toLowerCase(), piece.slice(equals + 1).trim()])
    else if (piece.includes('@') && last && (last[0] === 'rua' || last[0] === 'ruf')) last[1] += `,${piece.trim()}`
  }
  return pairs
}

/** A word without the punctuation that people end it with. */
const wordOf = (value: string | undefined): string | null => value?.toLowerCase().replaceAll(/[^a-z]/g, '') ?? null

const oneOf = <const Value extends string>(word: string | null, values: readonly Value[]): Value | null =>
  values.find((value) => value === word) ?? null

interface Address {
  /** Null where no receiver can send to it. */
  readonly uri: string | null
  readonly written: string
  /** The obsolete limit, such as `!10m`. */
  readonly size: string
  readonly isFixed: boolean
}

const addressOf = (written: string): Address => {
  const [size = ''] = SIZE.exec(written) ?? []
  const whole = written.slice(0, written.length - size.length)
  const bare = whole.replace(/^mailto:\/*/i, '')
  const uri = /^[a-z][a-z0-9+.-]*:/i.test(bare) ? bare : `mailto:${bare}`
  const isUsable = parseReportUris(uri, 0).uris[0]?.address != null
  return { uri: isUsable ? uri : null, written, size, isFixed: isUsable && uri.toLowerCase() !== whole.toLowerCase() }
}

const addressesOf = (values: readonly string[]): readonly Address[] =>
  values
    .flatMap((value) => value.replaceAll(/mailto:\s+/gi, 'mailto:').split(/[,\s]+/))
    .filter((written) => written !== '')
    .map(addressOf)

/** Addresses are compared without case, as most servers take them; the first way of writing one is kept. */
export const uniqueUris = (uris: readonly string[]): string[] => {
  const first = new Map(uris.toReversed().map((uri) => [uri.toLowerCase(), uri]))
  return [...new Set(uris.map((uri) => first.get(uri.toLowerCase()) ?? uri))]
}

const urisOf = (addresses: readonly Address[]): string[] => uniqueUris(addresses.flatMap(({ uri }) => uri ?? []))

const failureOptions = (value: string | undefined): string | null => {
  const options = value?.toLowerCase().replaceAll(/\s/g, '').split(':') ?? []
  const isValid =
    options.length > 0 &&
    options.every((option, at) => ['0', '1', 'd', 's'].includes(option) && options.indexOf(option) === at) &&
    !(options.includes('0') && options.includes('1'))
  return isValid ? options.join(':') : null
}

const percentOf = (value: string | undefined): number | null => {
  if (value === undefined || !/^\d{1,3}$/.test(value)) return null
  const percent = Number(value)
  return percent < 100 ? percent : null
}

/** Of a policy given twice the weaker holds: both were published, and only one of them is safe. */
const policyOf = (values: readonly string[]): DmarcPolicy | null => {
  const policies = values.flatMap((value) => oneOf(wordOf(value), POLICIES) ?? [])
  const [first, ...more] = policies
  return first === undefined ? null : more.reduce((least, one) => (isWeaker(one, least) ? one : least), first)
}

/** Reads a record, or a text that was meant as one. Never throws. */
export const readFields = (text: string): ReadRecord => {
  const pairs = pairsOf(text)
  const all = (name: string): string[] => pairs.filter(([tag]) => tag === name).map(([, value]) => value)
  const word = (name: string): string | null => wordOf(all(name)[0])
  const [rua, ruf] = [addressesOf(all('rua')), addressesOf(all('ruf'))]
  const addresses = [...rua, ...ruf]
  const isBad = ([tag, value]: [string, string]) =>
    ['p', 'sp', 'np'].includes(tag) && oneOf(wordOf(value), POLICIES) === null
  return {
    fields: {
      policy: policyOf(all('p')),
      subdomainPolicy: policyOf(all('sp')),
      nonexistentPolicy: policyOf(all('np')),
      isTesting: word('t') === 'y',
      dkimAlignment: oneOf(word('adkim'), ['r', 's']),
      spfAlignment: oneOf(word('aspf'), ['r', 's']),
      aggregateReports: urisOf(rua),
      failureReports: urisOf(ruf),
      failureOptions: failureOptions(all('fo')[0]),
      publicSuffix: oneOf(word('psd'), ['y', 'n', 'u']),
    },
    obsolete: [
      ...pairs.filter(([tag]) => OBSOLETE.has(tag)).map(([tag, value]) => `${tag}=${value}`),
      ...addresses.flatMap(({ size }) => (size === '' ? [] : [size])),
    ],
    unknown: [
      ...new Set(pairs.map(([tag]) => tag).filter((tag) => tag !== '' && !KNOWN.has(tag) && !OBSOLETE.has(tag))),
    ],
    percent: percentOf(all('pct')[0]),
    repairedAddresses: addresses.flatMap(({ isFixed, written }) => (isFixed ? [written] : [])),
    lostAddresses: addresses.flatMap(({ uri, written }) => (uri === null ? [written] : [])),
    badPolicies: pairs.filter(isBad).map(([tag, value]) => `${tag}=${value}`),
  }
}

/** The text of the record: one order, nothing that says what is meant anyway. "p" is always written. */
export const writeRecord = (fields: DmarcFields): string => {
  const { policy, subdomainPolicy, nonexistentPolicy, isTesting, dkimAlignment, spfAlignment } = fields
  const { aggregateReports, failureReports, failureOptions: options, publicSuffix } = fields
  const tags: readonly (readonly [string, string | null])[] = [
    ['v', 'DMARC1'],
    ['p', policy ?? 'none'],
    ['sp', subdomainPolicy],
    ['np', nonexistentPolicy],
    ['t', isTesting ? 'y' : null],
    ['adkim', dkimAlignment],
    ['aspf', spfAlignment],
    ['rua', aggregateReports.join(',') || null],
    ['ruf', failureReports.join(',') || null],
    ['fo', options],
    ['psd', publicSuffix],
  ]
  return tags.flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`])).join('; ')
}
