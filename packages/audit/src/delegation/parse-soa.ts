/* SOA records in presentation form (RFC 1035 §3.3.13, §5.1). Knowingly not done: units of time such as `1h`, which are BIND's own. */
import type { Parsed } from '../evidence.ts'
import { nameKey } from '../resolver.ts'

export interface SoaRecord {
  /** In lower case, without final dot. */
  readonly primary: string // MNAME
  readonly serial: number // SERIAL
  /** Seconds. */
  readonly minimum: number // MINIMUM
}

export type SoaProblem = 'bad-form' | 'bad-number'

const NUMBER = /^\d{1,10}$/
const MAX = 0xffff_ffff
const FIELDS = 7

/** Reads `ns.example.org. hostmaster.example.org. 1 2 3 4 5`. Never throws; null when the text is no SOA record. */
export const parseSoa = (text: string): Parsed<SoaRecord | null, SoaProblem> => {
  const fields = [...text.matchAll(/\S+/g)]
  if (fields.length !== FIELDS) return { value: null, problems: [{ code: 'bad-form', offset: 0 }] }
  const bad = fields.slice(2).find(([field]) => !NUMBER.test(field) || Number(field) > MAX)
  if (bad) return { value: null, problems: [{ code: 'bad-number', offset: bad.index }] }
  const [primary = '', , serial, , , , minimum] = fields.map(([field]) => field)
  return { value: { primary: nameKey(primary), serial: Number(serial), minimum: Number(minimum) }, problems: [] }
}
