import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { fixOf } from '../../../fixtures/fix-of.ts'
import { runCheck } from '../../run.ts'
import { tooManyLookups } from './too-many-lookups.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(tooManyLookups, await evidenceFrom('example.org', zone, options))
const hosts = (count: number): string => Array.from({ length: count }, (_, at) => `a:h${at}.example.net`).join(' ')
const addresses = (count: number): Zone =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`h${at}.example.net`, { A: ['192.0.2.1'] }]))

it('passes at the limit', async () => {
  const zone = { ...addresses(9), 'example.org': { TXT: ['v=spf1 include:_spf.example.net -all'] } }
  expect(await finding({ ...zone, '_spf.example.net': { TXT: [`v=spf1 ${hosts(9)} -all`] } })).toMatchObject({
    status: 'pass',
  })
})

it('counts the look-ups inside includes', async () => {
  const zone = { ...addresses(10), 'example.org': { TXT: ['v=spf1 include:_spf.example.net -all'] } }
  expect(await finding({ ...zone, '_spf.example.net': { TXT: [`v=spf1 ${hosts(10)} -all`] } })).toMatchObject({
    status: 'fail',
    params: { count: 11, limit: 10 },
  })
})

it('does not count what is never reached', async () => {
  const text = `v=spf1 ${hosts(10)} -all a:late.example.net redirect=other.example.net`
  expect(await finding({ ...addresses(10), 'example.org': { TXT: [text] } })).toMatchObject({ status: 'pass' })
})

it('counts redirect, and asks nothing for ip4 and ip6', async () => {
  const text = `v=spf1 ip4:192.0.2.1 ip6:2001:db8::1 ${hosts(9)} redirect=_spf.example.net`
  expect(
    await finding({ ...addresses(9), 'example.org': { TXT: [text] }, '_spf.example.net': { TXT: ['v=spf1 mx -all'] } }),
  ).toMatchObject({
    status: 'fail',
    params: { count: 11 },
  })
})

it('removes includes that are broken anyhow', async () => {
  const text = `v=spf1 ${hosts(10)} include:gone.example.net -all`
  const edits = await fixOf(tooManyLookups, 'example.org', { ...addresses(10), 'example.org': { TXT: [text] } })
  expect(edits).toMatchObject([{ after: `v=spf1 ${hosts(10)} -all` }])
})

it('is unknown when an include does not answer and the rest stays within', async () => {
  expect(
    await finding({
      'example.org': { TXT: ['v=spf1 include:a.example.net -all'] },
      'a.example.net': { TXT: 'TIMEOUT' },
    }),
  ).toMatchObject({
    status: 'unknown',
    params: { reason: 'timeout' },
  })
})

it('leaves a domain without record to spf/missing', async () => {
  expect(await finding({ 'example.org': { A: ['192.0.2.1'] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
