import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { noPolicy } from './no-policy.ts'

const judged = async (zone: Zone, options: EvidenceOptions = {}, domain = 'example.org') =>
  runCheck(noPolicy, await evidenceFrom(domain, zone, options))
const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

it('passes with a policy, also one that is misspelt', async () => {
  expect(await judged(record('v=DMARC1; p=none'))).toMatchObject({ status: 'pass' })
  expect(await judged(record('v=DMARC1; p=nnoe'))).toMatchObject({ status: 'pass' })
})

it('is worse when receivers pass over the record altogether', async () => {
  const reported = await judged(record('v=DMARC1; rua=mailto:a@example.org'))
  expect(reported).toMatchObject({ status: 'fail', severity: 'medium', params: { name: '_dmarc.example.org' } })
  expect(await judged(record('v=DMARC1; fo=1'))).toMatchObject({ status: 'fail', severity: 'high' })
})

it('has nothing to say without a record, and is unknown without an answer', async () => {
  expect(await judged({})).toMatchObject({ status: 'not-applicable' })
  expect(await judged({ '_dmarc.example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
