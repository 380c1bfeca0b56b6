import type { Zone, Zones } from '../servers/zone-file.ts'

type RecordType = 'A' | 'AAAA' | 'MX' | 'TXT' | 'SPF' | 'CNAME' | 'NS' | 'PTR'

/** One record. Names are full and without final dot; targets end with one; TXT is plain text of any length. */
export interface ZoneRecord {
  readonly name: string
  readonly type: RecordType
  readonly value: string
}

export const txt = (name: string, value: string): ZoneRecord => ({ name, type: 'TXT', value })
export const alias = (name: string, target: string): ZoneRecord => ({ name, type: 'CNAME', value: `${target}.` })

/** The same record: names, and values that are names, without case and without final dot. */
export function isSameRecord(one: ZoneRecord, other: ZoneRecord): boolean {
  return one.type === other.type && bare(one.name) === bare(other.name) && comparable(one) === comparable(other)
}

const bare = (name: string): string => name.toLowerCase().replace(/\.$/, '')
const comparable = ({ type, value }: ZoneRecord): string => (type === 'TXT' || type === 'SPF' ? value : bare(value))

/** The texts at a name. */
export function textsAt(records: readonly ZoneRecord[], name: string): string[] {
  return records.filter((record) => record.type === 'TXT' && bare(record.name) === bare(name)).map(({ value }) => value)
}

/** The records as a zone to be served, each once: a server would not repeat itself either. */
export function zoneOf(records: readonly ZoneRecord[]): Zone {
  const zone: Record<string, Partial<Record<RecordType, string[]>>> = {}
  for (const { name, type, value } of records) {
    const values = ((zone[name] ??= {})[type] ??= [])
    if (!values.includes(value)) values.push(value)
  }
  return zone
}

/** Records of many owners as zones: one for each registered name, and one above them for each top-level domain. */
export function zonesOf(records: readonly ZoneRecord[], topLevel: readonly string[]): Zones {
  const byApex = Map.groupBy(records, ({ name }) => registeredName(name))
  const zones = Object.fromEntries([...byApex].map(([apex, own]) => [apex, zoneOf(own)]))
  const tops = new Set([...topLevel, ...Object.keys(zones).map((apex) => apex.split('.').at(-1) ?? apex)])
  return { ...Object.fromEntries([...tops].map((top) => [top, {}])), ...zones }
}

/** Enough of the public suffixes for the names of the knowledge base: `co.uk` and the like have two labels. */
function registeredName(name: string): string {
  const labels = name.toLowerCase().split('.')
  return labels.slice(labels.at(-2) === 'co' ? -3 : -2).join('.')
}
