import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { termsAfterAll } from './terms-after-all.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(termsAfterAll, await evidenceFrom('example.org', zone, options))
const record = (text: string): Zone => ({ 'example.org': { TXT: [text] } })

it('passes when all is last', async () => {
  expect(await finding(record('v=spf1 mx -all'))).toMatchObject({ status: 'pass' })
})

it('fails for what follows', async () => {
  expect(await finding(record('v=spf1 -all mx include:a.example.net'))).toMatchObject({
    status: 'fail',
    params: { terms: ['mx', 'include:a.example.net'] },
  })
})

it('leaves a domain without record to spf/missing', async () => {
  expect(await finding({ 'example.org': { A: ['192.0.2.1'] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
