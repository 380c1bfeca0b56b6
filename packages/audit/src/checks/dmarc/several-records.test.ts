import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { severalRecords } from './several-records.ts'

const judged = async (zone: Zone, options: EvidenceOptions = {}, domain = 'example.org') =>
  runCheck(severalRecords, await evidenceFrom(domain, zone, options))
const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

it('passes with one record beside other texts, and with none', async () => {
  expect(await judged(record('v=DMARC1; p=none', 'v=spf1 -all'))).toMatchObject({ status: 'pass' })
  expect(await judged({})).toMatchObject({ status: 'pass' })
})

it('fails with two, even when the organisation has one', async () => {
  const zone = {
    ...record('v=DMARC1; p=none'),
    '_dmarc.a.example.org': { TXT: ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] },
  }
  expect(await judged(zone, {}, 'a.example.org')).toMatchObject({
    status: 'fail',
    params: { name: '_dmarc.a.example.org', count: 2 },
  })
})

it('does not blame the domain for its registry', async () => {
  const zone = { '_dmarc.org': { TXT: ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] } }
  expect(await judged(zone)).toMatchObject({ status: 'pass' })
})

it('is unknown without an answer', async () => {
  expect(await judged({ '_dmarc.example.org': { TXT: 'REFUSED' } })).toMatchObject({ status: 'unknown' })
})
