import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { missing } from './missing.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(missing, await evidenceFrom('example.org', zone, options))
const record = (text: string): Zone => ({ 'example.org': { TXT: [text] } })

it('passes with a record', async () => {
  expect(await finding(record('v=spf1 -all'))).toMatchObject({ status: 'pass' })
})

it('fails without one', async () => {
  expect(await finding({ 'example.org': { TXT: ['v=spf10 -all'] } })).toMatchObject({
    status: 'fail',
    severity: 'high',
  })
})

it('leaves a text that was meant as one to spf/look-alike-text', async () => {
  expect(await finding(record('spf1 -all'))).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
