import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { senderNotCovered } from './sender-not-covered.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(senderNotCovered, await evidenceFrom('example.org', zone, options))
const zone = (text: string): Zone => ({ 'example.org': { TXT: [text] } })
const from = { ip: '192.0.2.1', helo: 'mail.example.org', mailFrom: 'a@example.org' }

it('passes for an address that is named', async () => {
  expect(await finding(zone('v=spf1 ip4:192.0.2.1 -all'), from)).toMatchObject({ status: 'pass' })
})

it('fails for one that is not', async () => {
  const expected = { result: 'fail', domain: 'example.org', ip: '192.0.2.1' }
  const found = await finding(zone('v=spf1 ip4:192.0.2.2 -all'), from)
  expect(found).toMatchObject({ status: 'fail', severity: 'high', params: expected })
})

it('is milder where the domain says nothing', async () => {
  expect(await finding(zone('v=spf1 ?all'), from)).toMatchObject({ status: 'fail', severity: 'medium' })
})

it('judges the domain of Return-Path', async () => {
  const other = { ...from, mailFrom: 'bounce@bounces.example.net' }
  const found = await finding({ 'bounces.example.net': { TXT: ['v=spf1 -all'] } }, other)
  expect(found).toMatchObject({ status: 'fail', params: { domain: 'bounces.example.net' } })
})

it('judges the domain itself where only the address is known', async () => {
  expect(await finding(zone('v=spf1 ip4:192.0.2.1 -all'), { ip: '192.0.2.1' })).toMatchObject({ status: 'pass' })
})

it('says nothing without a sending address', async () => {
  expect(await finding(zone('v=spf1 -all'))).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  const found = await finding({ 'example.org': { TXT: 'SERVFAIL' } }, from)
  expect(found).toMatchObject({ status: 'unknown', params: { reason: 'servfail' } })
})
