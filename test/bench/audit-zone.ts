/** The domains that audits are measured on, and a resolver over them that takes its time. */
import type { Answer, Fact, RecordType, Resolver } from '@bienrecu/audit'

type Zone = Map<string, Partial<Record<RecordType, readonly string[]>>>

/** The address the measured mail comes from, covered by the innermost include. */
export const SENDING_ADDRESS = '192.0.2.25'

const common = (domain: string, spf: string): [string, Partial<Record<RecordType, readonly string[]>>][] => [
  [domain, { TXT: [spf], MX: [`10 mx.${domain}`], NS: [`ns1.${domain}`, `ns2.${domain}`] }],
  [`mx.${domain}`, { A: ['192.0.2.10'] }],
  [`ns1.${domain}`, { A: ['192.0.2.53'] }],
  [`ns2.${domain}`, { A: ['192.0.2.54'] }],
  [`_dmarc.${domain}`, { TXT: ['v=DMARC1; p=quarantine; rua=mailto:reports@reports.example.net'] }],
  [`${domain}._report._dmarc.reports.example.net`, { TXT: ['v=DMARC1'] }],
  [`mail.${domain}`, { A: [SENDING_ADDRESS] }],
  ['25.2.0.192.in-addr.arpa', { PTR: [`mail.${domain}`] }],
]

/** Eight look-ups: four includes at the top, and one of them leads three deep. */
export const eightLookups = (domain: string): Zone =>
  new Map([
    ...common(domain, `v=spf1 include:a.${domain} include:b.${domain} include:c.${domain} mx a:mail.${domain} -all`),
    [`a.${domain}`, { TXT: [`v=spf1 include:a2.${domain} ~all`] }],
    [`a2.${domain}`, { TXT: [`v=spf1 ip4:203.0.113.0/24 include:a3.${domain} ~all`] }],
    [`a3.${domain}`, { TXT: ['v=spf1 ip4:198.51.100.0/24 ~all'] }],
    [`b.${domain}`, { TXT: ['v=spf1 ip4:198.51.100.128/25 ~all'] }],
    [`c.${domain}`, { TXT: [`v=spf1 a:mail.${domain} ~all`] }],
  ])

/** Nine includes, each in the one before it. */
export const nestedNine = (domain: string): Zone =>
  new Map([
    ...common(domain, `v=spf1 include:n1.${domain} -all`),
    ...Array.from({ length: 9 }, (_, index): [string, { TXT: string[] }] => {
      const next = index === 8 ? `ip4:${SENDING_ADDRESS}` : `include:n${index + 2}.${domain}`
      return [`n${index + 1}.${domain}`, { TXT: [`v=spf1 ${next} -all`] }]
    }),
  ])

/** A domain as most are: one include, one mail host, DMARC with reports elsewhere. */
export const usualDomain = (domain: string): Zone =>
  new Map([
    ...common(domain, `v=spf1 include:a.${domain} -all`),
    [`a.${domain}`, { TXT: [`v=spf1 ip4:${SENDING_ADDRESS} ~all`] }],
  ])

const TTL = 300

const answerOf = (zone: Zone, name: string, type: RecordType): Fact<Answer> => {
  const records = zone.get(name)?.[type] ?? []
  const status = records.length > 0 ? 'found' : zone.has(name) ? 'nodata' : 'nxdomain'
  return { known: true, value: { status, records, ttl: TTL } }
}

/** Counts what it is asked. */
export interface CountingResolver extends Resolver {
  questions(): number
}

/** Answers every question after `delay` milliseconds, or at once. */
export const resolverOver = (zone: Zone, delay: number | null): CountingResolver => {
  let questions = 0
  return {
    questions: () => questions,
    query: (name, type) => {
      questions += 1
      const answer = answerOf(zone, name.toLowerCase(), type)
      if (delay === null) return Promise.resolve(answer)
      return new Promise((resolve) => setTimeout(resolve, delay, answer))
    },
  }
}
