import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { fixOf } from '../../../fixtures/fix-of.ts'
import { runCheck } from '../../run.ts'
import { severalRecords } from './several-records.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(severalRecords, await evidenceFrom('example.org', zone, options))

it('passes with one record', async () => {
  expect(await finding({ 'example.org': { TXT: ['v=spf1 -all', 'other'] } })).toMatchObject({ status: 'pass' })
})

it('fails with two, and merges those that agree', async () => {
  const zone = { 'example.org': { TXT: ['v=spf1 ip4:192.0.2.1 -all', 'v=spf1 mx ip4:192.0.2.1 -all'] } }
  expect(await finding(zone)).toMatchObject({ status: 'fail', params: { count: 2 } })
  expect(await fixOf(severalRecords, 'example.org', zone)).toEqual([
    { name: 'example.org', type: 'TXT', before: 'v=spf1 ip4:192.0.2.1 -all', after: 'v=spf1 ip4:192.0.2.1 mx -all' },
    { name: 'example.org', type: 'TXT', before: 'v=spf1 mx ip4:192.0.2.1 -all', after: null },
  ])
})

it('leaves records that disagree to the user', async () => {
  expect(
    await fixOf(severalRecords, 'example.org', { 'example.org': { TXT: ['v=spf1 a -all', 'v=spf1 mx ~all'] } }),
  ).toBeNull()
})

it('leaves a domain without record to spf/missing', async () => {
  expect(await finding({ 'example.org': { A: ['192.0.2.1'] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
