import { describe, expect, it } from 'vitest'
import { contextOf, type ContextOptions, published } from '../../../../fixtures/plan-context.ts'
import type { Zone } from '../../../../fixtures/zone.ts'
import { parseSpf } from '../../../spf/parse.ts'
import type { StepDraft } from '../../step.ts'
import { spfRecord } from './record.ts'

const DOMAIN = 'example.org'

/** What providers publish, in short. */
const SERVICES: Zone = {
  'spf.protection.outlook.com': { TXT: ['v=spf1 ip4:198.51.100.0/25 ip6:2001:db8:365::/48 -all'] },
  'mx.ovh.com': { TXT: ['v=spf1 ptr:mail-out.ovh.net ip4:203.0.113.0/26 -all'] },
  'spf.brevo.com': { TXT: ['v=spf1 ip4:203.0.113.128/26 -all'] },
  '_spf.google.com': { TXT: ['v=spf1 include:_netblocks.google.com include:_netblocks2.google.com ~all'] },
  '_netblocks.google.com': { TXT: ['v=spf1 ip4:198.51.100.128/26 ~all'] },
  '_netblocks2.google.com': { TXT: ['v=spf1 ip6:2001:db8:9::/48 ~all'] },
}

const build = async (zone: Zone, options: ContextOptions = {}): Promise<StepDraft | null> => {
  const [draft = null] = await spfRecord.build(await contextOf({ ...SERVICES, ...zone }, options))
  return draft
}

const at = (...records: string[]): Zone => ({ [DOMAIN]: { TXT: records, A: ['192.0.2.80'] } })

const codes = (draft: StepDraft | null): string[] => draft?.changes.map(({ code }) => code) ?? []

/** The record that is there in the end; publishing it leaves nothing to do. */
const result = async (zone: Zone, options: ContextOptions = {}): Promise<string | null> => {
  const draft = await build(zone, options)
  if (!draft) return null
  const after = published({ ...SERVICES, ...zone }, draft.edits)
  expect((await build(after, options))?.edits).toBeUndefined()
  const records = after[DOMAIN]?.TXT ?? []
  const [record = '', ...more] = (typeof records === 'string' ? [] : records).filter((text) =>
    text.startsWith('v=spf1'),
  )
  expect(more).toEqual([])
  expect(parseSpf(record).problems).toEqual([])
  return record
}

it('an address is not let in by itself while the DNS does not tell whether it is that of a service in use', async () => {
  const zone: Zone = { ...at('v=spf1 include:spf.brevo.com -all'), '_mailcust.gandi.net': { TXT: 'SERVFAIL' } }
  expect(await build(zone, { providers: ['gandi'], ip: '192.0.2.9' })).toBeNull()
})

describe('a domain without a record', () => {
  const none: Zone = { [DOMAIN]: { A: ['192.0.2.80'] } }

  it('that sends nothing gets none', async () => {
    expect(await build(none)).toBeNull()
  })

  it('gets one with each service in use that needs it, ending softly', async () => {
    expect(await result(none, { providers: ['microsoft-365', 'ovh-mxplan', 'brevo'] })).toBe(
      'v=spf1 include:spf.protection.outlook.com include:mx.ovh.com ~all',
    )
  })

  it('gets one with the address that was seen to send', async () => {
    expect(await result(none, { ip: '192.0.2.9' })).toBe('v=spf1 ip4:192.0.2.9 ~all')
  })

  it('names no address that a service in use sends from', async () => {
    expect(await result(none, { ip: '198.51.100.7', providers: ['microsoft-365'] })).toBe(
      'v=spf1 include:spf.protection.outlook.com ~all',
    )
  })

  it('gets none where bounces go to the service', async () => {
    expect(await build(none, { ip: '203.0.113.130', providers: ['brevo'] })).toBeNull()
    expect(await build(none, { ip: '192.0.2.9', mailFrom: 'bounce@example.net' })).toBeNull()
  })
})

describe('one record', () => {
  it('that is as it should be stays', async () => {
    expect(await build(at('v=spf1 ip4:192.0.2.9 -all'), { ip: '192.0.2.9' })).toBeNull()
  })

  it.each([
    ['v=spf1 ip4:192.0.2.9 ?all', 'v=spf1 ip4:192.0.2.9 ~all'],
    ['v=spf1 ip4:192.0.2.9', 'v=spf1 ip4:192.0.2.9 ~all'],
    ['v=spf1 ip4:192.0.2.9 +all', 'v=spf1 ip4:192.0.2.9 ~all'],
    ['v=spf1 ip4:192.0.2.9 all', 'v=spf1 ip4:192.0.2.9 ~all'],
    ['v=spf1 ip4:192.0.2.9 ip4:0.0.0.0/0 -all', 'v=spf1 ip4:192.0.2.9 -all'],
    ['v=spf1 ip4:192.0.2.9 ip4:192.0.2.9/32 -all', 'v=spf1 ip4:192.0.2.9 -all'],
    ['v=spf1 -all ip4:192.0.2.9', 'v=spf1 ip4:192.0.2.9 -all'],
    ['v=spf1 ip4:192.0.2.9 -all redirect=example.net', 'v=spf1 ip4:192.0.2.9 -all'],
    ['v=spf1 ip4:192.0.2.9 include:gone.example.net -all', 'v=spf1 ip4:192.0.2.9 -all'],
    ['v=spf1 ip4:192.0.2.9 include:example.org -all', 'v=spf1 ip4:192.0.2.9 -all'],
    ['v=spf1 ip:192.0.2.9 -all', 'v=spf1 ip4:192.0.2.9 -all'],
    ['v=spf1 ip4=192.0.2.9 -all', 'v=spf1 ip4:192.0.2.9 -all'],
    ['v=spf1 ip6:192.0.2.9 -all', 'v=spf1 ip4:192.0.2.9 -all'],
    ['v=spf1 a:192.0.2.9 -all', 'v=spf1 ip4:192.0.2.9 -all'],
    ['v=spf1 include: mx.ovh.com -all', 'v=spf1 include:mx.ovh.com -all'],
    ['v=spf1 include:mx.ovh.com-all', 'v=spf1 include:mx.ovh.com -all'],
    ['v=spf1 include:mx.ovh.com, -all', 'v=spf1 include:mx.ovh.com -all'],
    ['v=spf1 include:mx.ovh.com - all', 'v=spf1 include:mx.ovh.com -all'],
    ['v=spf1 include:mx.ovh.com –all', 'v=spf1 include:mx.ovh.com -all'],
    ['v=spf1 ip4:192.0.2.9 nonsense -all', 'v=spf1 ip4:192.0.2.9 -all'],
    ['“v=spf1 ip4:192.0.2.9 -all”', 'v=spf1 ip4:192.0.2.9 -all'],
    ['"v=spf1 ip4:192.0.2.9 -all"', 'v=spf1 ip4:192.0.2.9 -all'],
    ['v=spf1; ip4:192.0.2.9 -all', 'v=spf1 ip4:192.0.2.9 -all'],
    ['spf1 ip4:192.0.2.9 -all', 'v=spf1 ip4:192.0.2.9 -all'],
    ['v=spf1\u00a0ip4:192.0.2.9 -all', 'v=spf1 ip4:192.0.2.9 -all'],
  ])('%s becomes %s', async (before, after) => {
    expect(await result(at(before))).toBe(after)
  })

  it('is not stretched for a service that it lets in already', async () => {
    expect(await build(at('v=spf1 include:mx.ovh.com -all'), { providers: ['ovh-mxplan'] })).toBeNull()
  })
})

describe('several records', () => {
  it('become one, ending as the milder of them', async () => {
    const records = ['v=spf1 ip4:192.0.2.9 -all', 'v=spf1 include:mx.ovh.com ip4:192.0.2.9 ~all']
    const folded = 'v=spf1 include:mx.ovh.com ip4:192.0.2.9 ~all'
    expect(await result(at(...records))).toBe(folded)
    expect(await result(at(...records.toReversed()))).toBe(folded)
  })

  it('are told as folded, and what was wrong is cured', async () => {
    const draft = await build(at('v=spf1 ip4:192.0.2.9 -all', 'v=spf1 include:mx.ovh.com -all'))
    expect(codes(draft)).toEqual(['fold-records'])
    expect(draft?.cures).toContain('spf/several-records')
  })
})
