import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { fixOf } from '../../../fixtures/fix-of.ts'
import { runCheck } from '../../run.ts'
import { duplicateTerms } from './duplicate-terms.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(duplicateTerms, await evidenceFrom('example.org', zone, options))
const record = (text: string): Zone => ({ 'example.org': { TXT: [text] } })

it('passes when every term stands once', async () => {
  expect(await finding(record('v=spf1 a mx a:a.example.net -all'))).toMatchObject({ status: 'pass' })
})

it('fails for a repetition, whatever its case and qualifier, and takes it out', async () => {
  const text = 'v=spf1 include:a.example.net mx +INCLUDE:A.example.net -all'
  expect(await finding(record(text))).toMatchObject({ status: 'fail', params: { terms: ['+INCLUDE:A.example.net'] } })
  expect(await fixOf(duplicateTerms, 'example.org', record(text))).toMatchObject([
    { after: 'v=spf1 include:a.example.net mx -all' },
  ])
})

it('compares networks by their bits', async () => {
  expect(
    await finding(record('v=spf1 ip4:192.0.2.1 ip4:192.0.2.1/32 ip6:2001:db8::1 ip6:2001:DB8:0::1 -all')),
  ).toMatchObject({
    status: 'fail',
    params: { terms: ['ip4:192.0.2.1/32', 'ip6:2001:DB8:0::1'] },
  })
})

it('leaves a domain without record to spf/missing', async () => {
  expect(await finding({ 'example.org': { A: ['192.0.2.1'] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
