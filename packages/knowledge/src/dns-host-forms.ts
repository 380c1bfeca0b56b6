/* How the form of a DNS host wants a record to be typed. */
import { dnsHost, type DnsHost } from './dns-hosts.ts'

type Typing = DnsHost['form']['typing']

/** The habits of one form. `unknown` is for the caller to treat as the general form does. */
export interface RecordForm extends Typing {
  /** Null for the general form. */
  readonly hostId: string | null
  readonly nameLabel: DnsHost['form']['nameLabel']
  /** What may be typed for the name of the zone itself; empty where it is not known. */
  readonly rootForms: readonly string[]
  /** Octets that a TXT may have in all; null where no limit is known. */
  readonly maxTxtLength: number | null
  /** Seconds; null where it is not known, or chosen by the host each time. */
  readonly defaultTtl: number | null
  /** Which habits a source vouches for; the rest are commonly told, and unchecked. */
  readonly isSourced: {
    readonly name: boolean
    readonly root: boolean
    readonly targetDot: boolean
    readonly quotes: boolean
    readonly longTxt: boolean
  }
}

const GENERAL: RecordForm = {
  hostId: null,
  name: 'unknown',
  root: 'unknown',
  targetDot: 'unknown',
  quotes: 'unknown',
  longTxt: 'unknown',
  spfAssistant: null,
  nameLabel: null,
  rootForms: [],
  maxTxtLength: null,
  defaultTtl: null,
  isSourced: { name: false, root: false, targetDot: false, quotes: false, longTxt: false },
}

/** The form of a host; the general one for null, or for an id that is not known. */
export const recordForm = (hostId: string | null): RecordForm => {
  const host = hostId === null ? null : dnsHost(hostId)
  if (!host) return GENERAL
  const { typing, nameLabel, rootForms, maxTxtLength, defaultTtl, verifiedFields } = host.form
  const isVerified = (field: string): boolean => verifiedFields.includes(field)
  return {
    hostId: host.id,
    ...typing,
    nameLabel,
    rootForms: rootForms ?? [],
    maxTxtLength,
    defaultTtl: typeof defaultTtl === 'number' ? defaultTtl : null,
    isSourced: {
      name: isVerified('nameStyle'),
      root: isVerified('rootForms'),
      targetDot: isVerified('targetTrailingDot'),
      quotes: isVerified('txtQuotes'),
      longTxt: isVerified('longTxt'),
    },
  }
}
