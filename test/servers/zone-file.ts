// Writes master files as of RFC 1035 section 5. Not here: relative names, classes other than IN, escapes in names.

/** Records of one owner name, values as in a master file; TXT values are plain text of any length. */
type RecordType = 'A' | 'AAAA' | 'MX' | 'TXT' | 'SPF' | 'PTR' | 'CNAME' | 'NS' | 'TLSA' | 'SRV'
type OwnerRecords = Readonly<Partial<Record<RecordType, readonly string[]>>>

/** The full owner names of one zone, without final dot: `{ '_dmarc.example.org': { TXT: ['v=DMARC1; p=none'] } }`. */
export type Zone = Readonly<Record<string, OwnerRecords>>

/** Zones by apex: `{ 'example.org': { … } }`. */
export type Zones = Readonly<Record<string, Zone>>

const TTL_SECONDS = 1
/** RFC 1035 section 3.3: a character-string has one length byte. */
const STRING_LIMIT = 255

/** The master file of a zone. `serial` must grow with each change (RFC 1912 section 2.2). */
export function writeZoneFile(apex: string, zone: Zone, serial: number, ttl = TTL_SECONDS): string {
  const authority = `ns.${apex}. hostmaster.${apex}. ${serial} 3600 600 86400 ${ttl}`
  const lines = [`$TTL ${ttl}`, `${apex}. IN SOA ${authority}`]
  if (!zone[apex]?.NS) lines.push(`${apex}. IN NS ns.${apex}.`, `ns.${apex}. IN A 127.0.0.1`)
  for (const [owner, records] of Object.entries(zone)) {
    for (const [type, values] of Object.entries(records)) {
      for (const value of values)
        lines.push(`${owner}. IN ${type} ${type === 'TXT' || type === 'SPF' ? quoteText(value) : value}`)
    }
  }
  return `${lines.join('\n')}\n`
}

function quoteText(text: string): string {
  const strings = text.match(new RegExp(`.{1,${STRING_LIMIT}}`, 'gs')) ?? ['']
  return `( ${strings.map((string) => `"${string.replace(/["\\]/g, '\\$&')}"`).join('\n  ')} )`
}
