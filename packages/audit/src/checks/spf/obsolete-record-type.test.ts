import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { fixOf } from '../../../fixtures/fix-of.ts'
import { runCheck } from '../../run.ts'
import { obsoleteRecordType } from './obsolete-record-type.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(obsoleteRecordType, await evidenceFrom('example.org', zone, options))

it('passes with TXT alone', async () => {
  expect(await finding({ 'example.org': { TXT: ['v=spf1 -all'] } })).toMatchObject({ status: 'pass' })
})

it('fails with a record of type 99, and removes it', async () => {
  const zone = { 'example.org': { TXT: ['v=spf1 -all'], SPF: ['v=spf1 -all'] } }
  expect(await finding(zone)).toMatchObject({ status: 'fail', params: { count: 1 } })
  expect(await fixOf(obsoleteRecordType, 'example.org', zone)).toEqual([
    { name: 'example.org', type: 'SPF', before: 'v=spf1 -all', after: null },
  ])
})

it('is unknown when the type cannot be asked for', async () => {
  expect(await finding({ 'example.org': { TXT: ['v=spf1 -all'], SPF: 'REFUSED' } })).toMatchObject({
    status: 'unknown',
    params: { reason: 'refused' },
  })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
