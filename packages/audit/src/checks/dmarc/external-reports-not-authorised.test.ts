import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { externalReportsNotAuthorised } from './external-reports-not-authorised.ts'

const judged = async (zone: Zone, options: EvidenceOptions = {}, domain = 'example.org') =>
  runCheck(externalReportsNotAuthorised, await evidenceFrom(domain, zone, options))
const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

const asking = {
  ...record('v=DMARC1; p=none; rua=mailto:a@reports.example.net'),
  'reports.example.net': { MX: ['10 mx.example.net'] },
}
const agreement = 'example.org._report._dmarc.reports.example.net'

it('passes when the other domain agrees', async () => {
  expect(await judged({ ...asking, [agreement]: { TXT: ['v=DMARC1'] } })).toMatchObject({ status: 'pass' })
})

it('asks nobody within the organisation', async () => {
  expect(await judged(record('v=DMARC1; p=none; rua=mailto:a@mail.example.org'))).toMatchObject({ status: 'pass' })
})

it('fails when it does not, naming where the agreement belongs', async () => {
  expect(await judged(asking)).toMatchObject({
    status: 'fail',
    severity: 'medium',
    params: { addresses: ['a@reports.example.net'], names: [agreement] },
  })
  expect(await judged({ ...asking, [agreement]: { TXT: ['yes'] } })).toMatchObject({ status: 'fail' })
})

it('is milder when another address receives them', async () => {
  const zone = { ...asking, ...record('v=DMARC1; p=none; rua=mailto:a@example.org,mailto:a@reports.example.net') }
  expect(await judged(zone)).toMatchObject({ status: 'fail', severity: 'low' })
})

it('is unknown when the agreement, or the organisation, gave no answer', async () => {
  expect(await judged({ ...asking, [agreement]: { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
  expect(await judged({ ...asking, '_dmarc.example.net': { TXT: 'SERVFAIL' } })).toMatchObject({ status: 'unknown' })
})

it('leaves a domain that does not exist to the check of its own', async () => {
  const zone = record('v=DMARC1; p=none; rua=mailto:a@gone.example.net')
  expect(await judged(zone)).toMatchObject({ status: 'pass' })
})

it('has nothing to say when no reports are asked for', async () => {
  expect(await judged(record('v=DMARC1; p=none'))).toMatchObject({ status: 'not-applicable' })
})
