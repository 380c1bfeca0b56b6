import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { noReports } from './no-reports.ts'

const judged = async (zone: Zone, options: EvidenceOptions = {}, domain = 'example.org') =>
  runCheck(noReports, await evidenceFrom(domain, zone, options))
const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

it('passes when somebody is asked to receive them', async () => {
  expect(await judged(record('v=DMARC1; p=none; rua=mailto:a@example.org'))).toMatchObject({ status: 'pass' })
})

it('weighs more while the policy only watches', async () => {
  expect(await judged(record('v=DMARC1; p=none; ruf=mailto:a@example.org'))).toMatchObject({
    status: 'fail',
    severity: 'medium',
    params: { record: 'rua=mailto:dmarc@example.org' },
  })
  expect(await judged(record('v=DMARC1; p=reject'))).toMatchObject({ status: 'fail', severity: 'low' })
})

it('has nothing to say without a record, and is unknown without an answer', async () => {
  expect(await judged({})).toMatchObject({ status: 'not-applicable' })
  expect(await judged({ '_dmarc.example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
