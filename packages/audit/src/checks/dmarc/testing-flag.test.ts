import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { testingFlag } from './testing-flag.ts'

const judged = async (zone: Zone, options: EvidenceOptions = {}, domain = 'example.org') =>
  runCheck(testingFlag, await evidenceFrom(domain, zone, options))
const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

it('passes without the flag, and where it has no effect', async () => {
  expect(await judged(record('v=DMARC1; p=reject; t=n'))).toMatchObject({ status: 'pass' })
  expect(await judged(record('v=DMARC1; p=none; t=y'))).toMatchObject({ status: 'pass' })
})

it.each([
  ['reject', 'quarantine'],
  ['quarantine', 'none'],
])('tells that %s is applied as %s', async (policy, appliedPolicy) => {
  expect(await judged(record(`v=DMARC1; p=${policy}; t=y`))).toMatchObject({
    status: 'fail',
    params: { policy, appliedPolicy },
  })
})

it('has nothing to say without a record, and is unknown without an answer', async () => {
  expect(await judged({})).toMatchObject({ status: 'not-applicable' })
  expect(await judged({ '_dmarc.example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
