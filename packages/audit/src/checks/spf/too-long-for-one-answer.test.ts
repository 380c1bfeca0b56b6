import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { tooLongForOneAnswer } from './too-long-for-one-answer.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(tooLongForOneAnswer, await evidenceFrom('example.org', zone, options))
/* The answer for example.org takes 12 + 4 + 13 octets, 13 for each record, and its text. */
const zone = (size: number): Zone => ({
  'example.org': { TXT: ['v=spf1 -all', 'x'.repeat(size - 29 - 13 - 11 - 13 - 1)] },
})

it('passes at 450 octets', async () => {
  expect(await finding(zone(450))).toMatchObject({ status: 'pass' })
})

it('mentions up to 512 octets', async () => {
  expect(await finding(zone(512))).toMatchObject({ status: 'fail', severity: 'info', params: { size: 512 } })
})

it('fails above 512 octets', async () => {
  expect(await finding(zone(513))).toMatchObject({ status: 'fail', severity: 'low', params: { size: 513, limit: 512 } })
})

it('leaves a domain without record to spf/missing', async () => {
  expect(await finding({ 'example.org': { A: ['192.0.2.1'] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
