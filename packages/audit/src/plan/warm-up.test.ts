import { beforeAll, describe, expect, it } from 'vitest'
import { RSA_RECORD } from '../../fixtures/dkim-keys.ts'
import { inRounds } from '../../fixtures/rounds.ts'
import { type Zone, zoneResolver } from '../../fixtures/zone.ts'
import { auditDomain } from '../audit-domain.ts'
import { withCache } from '../resolver.ts'
import { makePlan, NO_WISHES } from './make-plan.ts'
import type { GivenKey } from './step.ts'
import { warmUp } from './warm-up.ts'

const TARGETS = ['gm1', 'gm2', 'gm3'].map((name): [string, Zone[string]] => [
  `${name}.gandimail.net`,
  { TXT: [RSA_RECORD] },
])

/** Mail at Gandi, an SPF record two includes deep, and neither DKIM nor DMARC. */
const ZONE: Zone = {
  'example.org': {
    SOA: ['ns1.example.org. a.example.org. 1 1 1 1 300'],
    NS: ['ns1.example.org', 'ns2.example.org'],
    TXT: ['v=spf1 include:a.example.net a:mail.example.org -all'],
    MX: ['10 spool.mail.gandi.net'],
  },
  'ns1.example.org': { A: ['192.0.2.53'] },
  'ns2.example.org': { A: ['192.0.2.54'] },
  'mail.example.org': { A: ['192.0.2.25'] },
  'a.example.net': { TXT: ['v=spf1 include:b.example.net ~all'] },
  'b.example.net': { TXT: ['v=spf1 ip4:198.51.100.0/24 ~all'] },
  'spool.mail.gandi.net': { A: ['192.0.2.11'] },
  '_mailcust.gandi.net': { TXT: ['v=spf1 include:_nblcust.gandi.net ?all'] },
  '_nblcust.gandi.net': { TXT: ['v=spf1 ip4:203.0.113.128/26 ?all'] },
  's1.keys.example.net': { TXT: [RSA_RECORD] },
  'news.example.org': { TXT: ['v=spf1 include:a.example.net -all'], MX: ['10 spool.mail.gandi.net'] },
  ...Object.fromEntries(TARGETS),
}

const MESSAGE = { ip: '192.0.2.25', helo: 'mail.example.org', lists: [] }

interface Asked {
  isPlanned: boolean
  providers?: readonly string[]
  givenKeys?: readonly GivenKey[]
  domain?: string
}

/** How many questions stand one behind the other: for the audit alone, and with the plan. */
const rounds = async ({
  isPlanned,
  providers = [],
  givenKeys = [],
  domain = 'example.org',
}: Asked): Promise<number> => {
  const counting = inRounds(zoneResolver(ZONE))
  const resolver = withCache(counting)
  const selectors = givenKeys.map(({ selector }) => selector)
  if (isPlanned) void warmUp({ domain, resolver, providers, givenKeys, wishes: NO_WISHES })
  const audit = await auditDomain({ domain, resolver, ...MESSAGE, mailFrom: `a@${domain}`, selectors })
  if (!isPlanned) return counting.rounds()
  const rest = { dnsHost: null, wishes: NO_WISHES, lost: null }
  const { predicted } = await makePlan({ audit, resolver, providers, givenKeys, ...rest })
  expect(predicted.dmarc).toBe('pass')
  return counting.rounds()
}

// What is loaded on demand is there then, and delays no question.
beforeAll(() => rounds({ isPlanned: true }))

describe('what a plan asks besides the audit', () => {
  it('is asked beside it, and costs no round trip of its own', async () => {
    expect(await rounds({ isPlanned: true })).toBe(await rounds({ isPlanned: false }))
  })

  it('costs none with a service and a key that the user names', async () => {
    const asked = { providers: ['gandi', 'brevo'], givenKeys: [{ selector: 's1', value: 's1.keys.example.net' }] }
    expect(await rounds({ ...asked, isPlanned: true })).toBe(await rounds({ ...asked, isPlanned: false }))
  })

  it('costs none for a sub-domain', async () => {
    const asked = { domain: 'news.example.org' }
    expect(await rounds({ ...asked, isPlanned: true })).toBe(await rounds({ ...asked, isPlanned: false }))
  })
})
