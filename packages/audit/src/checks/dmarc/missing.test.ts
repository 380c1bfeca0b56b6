import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { missing } from './missing.ts'

const judged = async (zone: Zone, options: EvidenceOptions = {}, domain = 'example.org') =>
  runCheck(missing, await evidenceFrom(domain, zone, options))
const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

it('passes with a record, the domain’s own or its organisation’s', async () => {
  expect(await judged(record('v=DMARC1; p=none'))).toMatchObject({ status: 'pass' })
  const below = await judged(record('v=DMARC1; p=none'), {}, 'mail.example.org')
  expect(below).toMatchObject({ status: 'pass' })
})

it('fails when no name of the walk has one', async () => {
  expect(await judged({})).toMatchObject({
    status: 'fail',
    severity: 'high',
    params: { name: '_dmarc.example.org', record: 'v=DMARC1; p=none; rua=mailto:dmarc@example.org' },
  })
})

it('leaves several records and misspelt ones to the checks that know why', async () => {
  expect(await judged(record('v=DMARC1; p=none', 'v=DMARC1; p=reject'))).toMatchObject({ status: 'not-applicable' })
  expect(await judged(record('v=dmarc1; p=none'))).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when a name that could hold one gave no answer', async () => {
  expect(await judged({ '_dmarc.example.org': { TXT: 'SERVFAIL' } })).toMatchObject({
    status: 'unknown',
    params: { reason: 'servfail' },
  })
  const above = await judged({ '_dmarc.example.org': { TXT: 'TIMEOUT' } }, {}, 'mail.example.org')
  expect(above).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
})
