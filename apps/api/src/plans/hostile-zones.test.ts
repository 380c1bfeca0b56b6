import { type Zone, zoneResolver } from '@bienrecu/audit/fixtures/zone'
import { NO_WISHES } from '@bienrecu/audit/plan/make-plan'
import { expect, it } from 'vitest'
import { createRunPlan } from './run-plan.ts'

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ')

const network = (index: number): string => `ip4:198.${index >> 16}.${(index >> 8) & 255}.${index & 255}`
const networks = (count: number, step: number): string => times(count, (index) => network(index * step))

const spf = (terms: string): Zone[string] => ({ TXT: [`v=spf1 ${terms} -all`] })

const nested = (deep: number): Zone =>
  Object.fromEntries(
    Array.from({ length: deep }, (_, i) => [`i${i}.example.org`, spf(`include:i${i + 1}.example.org `.repeat(40))]),
  )

const ZONES: readonly (readonly [string, Zone])[] = [
  ['three thousand includes', { 'example.org': spf(times(3_000, (i) => `include:i${i}.example.org`)) }],
  [
    'ten includes of three thousand networks',
    {
      'example.org': spf(times(10, (i) => `include:i${i}.example.org`)),
      ...Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`i${i}.example.org`, spf(networks(3_000, i + 2))])),
    },
  ],
  ['three thousand networks', { 'example.org': spf(networks(3_000, 2)) }],
  ['includes of includes of includes', { 'example.org': spf('include:i0.example.org'), ...nested(12) }],
  [
    'a thousand SPF records',
    { 'example.org': { TXT: Array.from({ length: 1_000 }, (_, i) => `v=spf1 ${network(i)} -all`) } },
  ],
  ['terms that are none', { 'example.org': spf(`${'%{'.repeat(15_000)} ${'a/'.repeat(15_000)}`) }],
  [
    'a policy of spaces',
    { 'example.org': spf('mx'), '_dmarc.example.org': { TXT: [`v=DMARC1; p=none; ${' '.repeat(60_000)}x`] } },
  ],
]

/** Milliseconds of a processor: what else runs on the machine does not count. */
const MOST_WORK = 5_000

it.each(ZONES)('a zone of %s keeps nobody busy', async (_what, zone) => {
  const run = createRunPlan({
    resolver: zoneResolver(zone),
    askServer: null,
    fetchPolicy: null,
    onBug: (checkId, error) => {
      throw new Error(checkId, { cause: error })
    },
    now: () => 0,
  })
  const before = process.cpuUsage()
  await run({
    domain: 'example.org',
    message: null,
    lost: null,
    ip: '203.0.113.5',
    helo: null,
    mailFrom: null,
    selectors: [],
    providers: [],
    dnsHost: null,
    keys: [],
    wishes: { ...NO_WISHES, isFlattened: true },
  })
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1_000).toBeLessThan(MOST_WORK)
})
