import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { overWideRanges } from './over-wide-ranges.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(overWideRanges, await evidenceFrom('example.org', zone, options))
const record = (text: string): Zone => ({ 'example.org': { TXT: [text] } })

it('passes at the limit', async () => {
  expect(await finding(record('v=spf1 ip4:198.18.0.0/16 ip6:2001:db8::/32 a/16//32 -all'))).toMatchObject({
    status: 'pass',
  })
})

it('fails above it', async () => {
  for (const term of ['ip4:198.18.0.0/15', 'ip6:2001:db8::/31', 'mx/15', 'a:a.example.net//31']) {
    const found = await finding(record(`v=spf1 ${term} -all`))
    expect(found).toMatchObject({ status: 'fail', severity: 'medium', params: { terms: [term] } })
  }
})

it('is worse for a whole eighth', async () => {
  expect(await finding(record('v=spf1 ip4:198.0.0.0/8 -all'))).toMatchObject({ status: 'fail', severity: 'high' })
})

it('lets large providers have their ranges', async () => {
  expect(
    await finding({
      ...record('v=spf1 include:a.example.net -all'),
      'a.example.net': { TXT: ['v=spf1 ip4:198.18.0.0/14 -all'] },
    }),
  ).toMatchObject({ status: 'pass' })
})

it('finds nothing wide in a refusal', async () => {
  expect(await finding(record('v=spf1 -ip4:198.0.0.0/8 mx -all'))).toMatchObject({ status: 'pass' })
})

it('leaves a domain without record to spf/missing', async () => {
  expect(await finding({ 'example.org': { A: ['192.0.2.1'] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
