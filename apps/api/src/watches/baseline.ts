/* What a watched domain is compared with: its records, look-ups and listings as they were when all was well. */
import { nameKey } from '@bienrecu/audit/resolver'
import { z } from 'zod'

/** Types of records that a plan may change. */
export const WatchedType = z.enum(['TXT', 'CNAME', 'MX', 'A', 'AAAA', 'SRV', 'NS', 'PTR', 'TLSA', 'SPF'])

/** The records of one type at one name; of a TXT, those of one kind. */
const WatchedRecord = z.object({
  name: z.string(),
  type: WatchedType,
  kind: z.enum(['spf', 'dmarc', 'dkim', 'tags', 'text']).nullable(),
  /** Null until they were first seen; empty where there were none. */
  values: z.array(z.string()).nullable(),
})
export type WatchedRecord = z.infer<typeof WatchedRecord>

export const Baseline = z.object({
  records: z.array(WatchedRecord),
  /** DNS look-ups of SPF, in all and of each term; null until they could be counted. */
  lookups: z.object({ total: z.int(), terms: z.record(z.string(), z.int()) }).nullable(),
  /** Lists that had the domain or its address already, as `listingKey` says; null until they were asked. */
  listed: z.array(z.string()).nullable(),
})
export type Baseline = z.infer<typeof Baseline>

export const readBaseline = (json: string): Baseline => Baseline.parse(JSON.parse(json))

/** Names a record of the baseline. */
export const recordKey = ({ name, type, kind }: WatchedRecord): string =>
  `${type} ${nameKey(name)} ${kind ?? ''}`.trim()

/** Names a listing. */
export const listingKey = ({ zone, subject }: { zone: string; subject: string }): string => `${zone} ${subject}`
