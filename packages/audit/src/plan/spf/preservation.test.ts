/* What no plan may ever do, whatever the zone: two records, more look-ups than allowed, an address lost. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contextOf, type ContextOptions, published } from '../../../fixtures/plan-context.ts'
import { type Zone, zoneResolver } from '../../../fixtures/zone.ts'
import { drawSpfTree } from '../../collect/spf-tree.ts'
import { checkHost } from '../../spf/check-host.ts'
import { isSpfRecord, parseSpf } from '../../spf/parse.ts'
import { countLookups } from '../../spf/tree.ts'
import { spfRecord } from '../steps/spf/record.ts'
import { proposeSpf } from './propose.ts'

const DOMAIN = 'example.org'

const SERVICES: Zone = {
  's1.example.net': { TXT: ['v=spf1 ip4:198.51.100.0/26 -all'] },
  's2.example.net': { TXT: ['v=spf1 include:s1.example.net ip4:198.51.100.64/26 ~all'] },
  's3.example.net': {
    TXT: ['v=spf1 include:s1.example.net include:s2.example.net -ip4:203.0.113.9 ip4:203.0.113.0/28 ~all'],
  },
  's4.example.net': { TXT: ['v=spf1 a:h1.example.net a:h2.example.net exists:%{i}.list.example.net ?all'] },
  's5.example.net': { TXT: ['v=spf1 redirect=s3.example.net'] },
  's6.example.net': { TXT: ['v=spf1 a:h1.example.net mx:h2.example.net ip6:2001:db8::/32 a:h3.example.net -all'] },
  'faulty.example.net': { TXT: ['v=spf1 ipv4:192.0.2.1 -all'] },
  'twice.example.net': { TXT: ['v=spf1 -all', 'v=spf1 a -all'] },
  'silent.example.net': { TXT: 'TIMEOUT' },
  'back.example.net': { TXT: ['v=spf1 include:example.org ip4:203.0.113.77 -all'] },
  'h1.example.net': { A: ['198.51.100.3'] },
  'h2.example.net': { A: ['203.0.113.40'], MX: ['10 h1.example.net'] },
  'h3.example.net': { A: ['198.51.100.200'], AAAA: ['2001:db8::5'] },
  'www.example.org': { A: ['192.0.2.81'] },
  'mail.example.org': { A: ['192.0.2.82'], AAAA: ['2001:db8:8::2'] },
  'alias.example.org': { CNAME: ['h3.example.net'] },
  'spf.protection.outlook.com': { TXT: ['v=spf1 ip4:198.51.100.128/26 -all'] },
  'mx.ovh.com': { TXT: ['v=spf1 include:s2.example.net ip4:203.0.113.64/28 -all'] },
  '_spf.google.com': { TXT: ['v=spf1 include:s1.example.net include:s2.example.net include:s3.example.net ~all'] },
  '_spf.mailersend.net': { TXT: ['v=spf1 ip4:203.0.113.200/29 -all'] },
}

const terms = fc.constantFrom(
  ...['s1', 's2', 's3', 's4', 's5', 's6', 's1', 's2', 'faulty', 'twice', 'silent', 'back', 'gone'].map(
    (name) => `include:${name}.example.net`,
  ),
  'include:spf.protection.outlook.com',
  'include:mx.ovh.com',
  'include:example.org',
  'a',
  'mx',
  'a:www.example.org',
  'a:mail.example.org/28',
  'a:alias.example.org',
  'a:gone.example.org',
  'mx:gone.example.net',
  'ptr',
  'ptr:example.org',
  'exists:%{i}.allow.example.org',
  'include:%{d}.s.example.net',
  'ip4:192.0.2.0/29',
  'ip4:192.0.2.8/29',
  'ip4:192.0.2.4',
  'ip4:198.51.100.7',
  'ip6:2001:db8:8::/64',
  'IP4:192.0.2.4',
)
const directives = fc
  .tuple(fc.constantFrom('', '', '', '', '', '', '+', '-', '~', '?'), terms)
  .map(([qualifier, term]) => qualifier + term)
const faults = fc.constantFrom(
  'ip:192.0.2.99',
  'ip4=192.0.2.98',
  'include=s6.example.net',
  'nonsense',
  'include: s1.example.net',
  'a/',
  'v=spf1',
  'x-y=z',
)
const ends = fc.constantFrom(
  '-all',
  '~all',
  '?all',
  '',
  'redirect=s3.example.net',
  'redirect=gone.example.net',
  '-all redirect=s1.example.net',
  '-all a:h2.example.net include:s6.example.net',
  '~all exp=why.example.org',
)
const records = fc
  .tuple(fc.array(directives, { maxLength: 9 }), fc.option(faults, { freq: 5 }), ends)
  .map(([list, fault, end]) =>
    ['v=spf1', ...list, ...(fault === null ? [] : [fault]), end].filter((part) => part !== '').join(' '),
  )
const zoneWith = (texts: readonly string[]): Zone =>
  Object.assign({ [DOMAIN]: { TXT: texts, A: ['192.0.2.80'], MX: ['10 mail.example.org'] } }, SERVICES)

const zones = fc
  .tuple(
    fc.array(records, { maxLength: 2 }),
    fc.constantFrom([], [], ['“v=spf1 ip4:192.0.2.60 -all”'], ['spf1 include:s1.example.net -all'], ['x=1']),
  )
  .map(([own, others]): Zone => zoneWith([...new Set([...own, ...others])]))
const senders = fc.record({
  ip: fc.constantFrom(null, '192.0.2.4', '198.51.100.130', '203.0.113.250', '2001:db8:f::1'),
  mailFrom: fc.constantFrom(null, 'a@example.org', 'b@bounce.example.net'),
  providers: fc.subarray(['microsoft-365', 'ovh-mxplan', 'google-workspace', 'brevo', 'mailersend']),
})

/** Addresses on every side of what the zone names. */
const ADDRESSES = `
  192.0.2.0 192.0.2.4 192.0.2.8 192.0.2.15 192.0.2.16 192.0.2.60 192.0.2.80
  192.0.2.81 192.0.2.82 198.51.100.0 198.51.100.3 198.51.100.7 198.51.100.63 198.51.100.64
  198.51.100.127 198.51.100.130 198.51.100.200 203.0.113.0 203.0.113.9 203.0.113.15 203.0.113.40
  203.0.113.65 203.0.113.77 203.0.113.201 203.0.113.250 2001:db8::5 2001:db8:8::2 2001:db8:f::1
  2001:db9::1
`
  .trim()
  .split(/\s+/)

const recordsOf = (zone: Zone): readonly string[] => {
  const found = zone[DOMAIN]?.TXT ?? []
  return typeof found === 'string' ? [] : found.filter(isSpfRecord)
}

const resultOf = async (zone: Zone, ip: string): Promise<string> => {
  const { result } = await checkHost({
    ip,
    mailFrom: `a@${DOMAIN}`,
    helo: 'mail.example.org',
    resolver: zoneResolver(zone),
  })
  return result
}

const lookupsOf = async (zone: Zone): Promise<number> => {
  const tree = await drawSpfTree(zoneResolver(zone), DOMAIN)
  return tree.known ? countLookups(tree.value) : 0
}

const optionsOf = ({
  ip,
  mailFrom,
  providers,
}: {
  ip: string | null
  mailFrom: string | null
  providers: string[]
}): ContextOptions => ({
  providers,
  ...(ip === null ? {} : { ip }),
  ...(mailFrom === null ? {} : { mailFrom }),
})

const plan = async (zone: Zone, options: ContextOptions) => {
  const context = await contextOf(zone, options)
  const [draft] = await spfRecord.build(context)
  return { draft, proposal: await proposeSpf(context) }
}

/** Name servers give the records of a set in any order. */
const inOtherOrder = (zone: Zone): Zone => {
  const { TXT: texts = [], ...others } = zone[DOMAIN] ?? {}
  return { ...zone, [DOMAIN]: { ...others, TXT: typeof texts === 'string' ? texts : texts.toReversed() } }
}

const holdsTogether = async (zone: Zone, options: ContextOptions): Promise<void> => {
  const { draft, proposal } = await plan(zone, options)
  expect((await plan(inOtherOrder(zone), options)).draft?.edits).toEqual(draft?.edits)
  if (!draft) return
  const after = published(zone, draft.edits)
  const now = recordsOf(after)
  expect(now).toHaveLength(1)
  expect(parseSpf(now[0] ?? '').problems).toEqual([])
  expect(now[0]).not.toMatch(/(?<![-~?])\+?all\b/)
  const lookups = await lookupsOf(after)
  expect(lookups).toBe(proposal?.lookups.after)
  expect(lookups).toBeLessThanOrEqual(Math.max(10, proposal?.lookups.before ?? 0))
  for (const ip of ADDRESSES) {
    const before = await resultOf(zone, ip)
    if (before === 'pass') expect([ip, await resultOf(after, ip)]).toEqual([ip, 'pass'])
    if (before === 'neutral' || before === 'softfail') expect(await resultOf(after, ip)).not.toBe('fail')
  }
  expect((await plan(after, options)).draft?.edits).toBeUndefined()
}

describe('a plan for SPF', () => {
  it('leaves one record, within the limit, that loses nobody, and nothing more to do', async () => {
    await fc.assert(
      fc.asyncProperty(zones, senders, (zone, sender) => holdsTogether(zone, optionsOf(sender))),
      { numRuns: 120 },
    )
  })
})
