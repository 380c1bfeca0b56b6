import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { policyNone } from './policy-none.ts'

const judged = async (zone: Zone, options: EvidenceOptions = {}, domain = 'example.org') =>
  runCheck(policyNone, await evidenceFrom(domain, zone, options))
const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

it('passes with quarantine and reject', async () => {
  expect(await judged(record('v=DMARC1; p=quarantine'))).toMatchObject({ status: 'pass' })
  expect(await judged(record('v=DMARC1; p=reject; sp=none'))).toMatchObject({ status: 'pass' })
})

it('fails calmly with none, which is the right beginning', async () => {
  expect(await judged(record('v=DMARC1; p=none; rua=mailto:a@example.org'))).toMatchObject({
    status: 'fail',
    severity: 'low',
    params: { domain: 'example.org', tag: 'p=none' },
  })
})

it('judges the tag that holds for a sub-domain', async () => {
  const zone = { ...record('v=DMARC1; p=reject; sp=none'), 'mail.example.org': { A: ['192.0.2.1'] } }
  expect(await judged(zone, {}, 'mail.example.org')).toMatchObject({ status: 'fail', params: { tag: 'sp=none' } })
})

it('leaves a missing policy to the check of its own, and is unknown without an answer', async () => {
  expect(await judged(record('v=DMARC1; rua=mailto:a@example.org'))).toMatchObject({ status: 'not-applicable' })
  expect(await judged({ '_dmarc.example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
