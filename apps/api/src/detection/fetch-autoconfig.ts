/*
 * draft-ietf-mailmaint-autoconfig-06: where a domain publishes its mail servers, over HTTPS alone. Knowingly not asked: plain
 * HTTP, and the domain of the MX, which would be another round. Thunderbird’s database belongs to neither the domain nor its
 * mail host; it is asked where the operator allows it.
 */
import { type Fact, known, notKnown } from '@bienrecu/audit/evidence'
import type { UndeterminedReason } from '@bienrecu/shared'
import type { FetchPublic, PublicFile } from '../dns/fetch-public.ts'
import { type Autoconfig, readAutoconfig } from './read-autoconfig.ts'
import { isSameOwner } from './registrable-domain.ts'

export interface AutoconfigFile {
  /** Where it was read, without the address in it. */
  readonly url: string
  readonly autoconfig: Autoconfig
}

export interface AutoconfigAnswer {
  /** What the domain itself says first, the database last. */
  readonly files: readonly AutoconfigFile[]
  /** Why a place gave neither a file nor the knowledge that there is none; null when all did. */
  readonly reason: UndeterminedReason | null
}

/** Never rejects. */
export type FetchAutoconfig = (address: string) => Promise<AutoconfigAnswer>

export interface FetchAutoconfigDeps {
  readonly fetchPublic: FetchPublic
  /** Whether Thunderbird’s database may be asked about the domain. */
  readonly isDatabaseAllowed: boolean
  /** Milliseconds for one file. */
  readonly timeout?: number
}

interface Place {
  readonly host: string
  readonly path: string
  readonly query?: string
}

type Answer = Fact<AutoconfigFile | null> | { readonly known: false; readonly reason: UndeterminedReason }

const DATABASE = 'autoconfig.thunderbird.net'
const TIMEOUT = 5_000 // ms
const MAX_SIZE = 256 * 1024 // octets; real files have 1 to 5 KB
const NOT_THERE_FROM = 500 // a server that fails, or is asked too often (429), has not said that there is no file

const placesOf = (address: string, isDatabaseAllowed: boolean): Place[] => {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const own = [
    {
      host: `autoconfig.${domain}`,
      path: '/mail/config-v1.1.xml',
      query: `?emailaddress=${encodeURIComponent(address)}`,
    },
    { host: domain, path: '/.well-known/autoconfig/mail/config-v1.1.xml' },
  ]
  return isDatabaseAllowed ? [...own, { host: DATABASE, path: `/v1.1/${domain}` }] : own
}

/** Where a redirect leads, if to the same owner by HTTPS on its usual port; null for anywhere else. */
const sameOwner = (location: string, place: Place): Place | null => {
  const url = URL.parse(location, `https://${place.host}${place.path}${place.query ?? ''}`)
  const isPlain = url?.protocol === 'https:' && url.port === '' && url.username === '' && url.password === ''
  if (!url || !isPlain || !isSameOwner(url.hostname, place.host)) return null
  return { host: url.hostname, path: url.pathname, query: url.search }
}

/** Asks every place at once, and follows one redirect of each that stays with the same owner. */
export const createFetchAutoconfig = ({
  fetchPublic,
  isDatabaseAllowed,
  timeout = TIMEOUT,
}: FetchAutoconfigDeps): FetchAutoconfig => {
  const fetchFrom = ({ host, path, query = '' }: Place) =>
    fetchPublic({ host, path: path + query, mediaType: null, maxSize: MAX_SIZE, timeout })

  const read = (text: string, place: Place, address: string): Answer => {
    const reading = readAutoconfig(text, address)
    if (reading.kind === 'malformed') return { known: false, reason: 'malformed' }
    const { host, path } = place
    return known(reading.kind === 'file' ? { url: `https://${host}${path}`, autoconfig: reading.autoconfig } : null)
  }

  const answerOf = (file: Exclude<PublicFile, { kind: 'redirect' }>, place: Place, address: string): Answer => {
    if (file.kind === 'file') return read(file.text, place, address)
    if (file.kind !== 'missing') return { known: false, reason: file.kind === 'wrong-type' ? 'malformed' : file.kind }
    const { status } = file
    return status === 429 || (status ?? 0) >= NOT_THERE_FROM ? notKnown('refused') : known(null)
  }

  const ask = async (place: Place, address: string, mayFollow: boolean): Promise<Answer> => {
    const file = await fetchFrom(place)
    if (!file.known) return file
    if (file.value.kind !== 'redirect') return answerOf(file.value, place, address)
    const next = mayFollow ? sameOwner(file.value.location, place) : null
    return next ? ask(next, address, false) : { known: false, reason: 'redirect' }
  }

  return async (address) => {
    const answers = await Promise.all(placesOf(address, isDatabaseAllowed).map((place) => ask(place, address, true)))
    const files = answers.flatMap((answer) => (answer.known && answer.value ? [answer.value] : []))
    const unknown = answers.find((answer) => !answer.known)
    return { files, reason: unknown && !unknown.known ? unknown.reason : null }
  }
}
