import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { wrongPlace } from './wrong-place.ts'

const judged = async (zone: Zone, options: EvidenceOptions = {}, domain = 'example.org') =>
  runCheck(wrongPlace, await evidenceFrom(domain, zone, options))
const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

const misplaced = { 'example.org': { TXT: ['v=spf1 -all', 'v=DMARC1; p=none'] } }

it('passes when nothing of the kind stands at the domain itself', async () => {
  expect(await judged(record('v=DMARC1; p=none'))).toMatchObject({ status: 'pass' })
})

it('fails when a record does, mildly beside one in the right place', async () => {
  expect(await judged(misplaced)).toMatchObject({
    status: 'fail',
    severity: 'medium',
    params: { domain: 'example.org', name: '_dmarc.example.org' },
  })
  expect(await judged({ ...record('v=DMARC1; p=none'), ...misplaced })).toMatchObject({ severity: 'low' })
})

it('offers to move it, unless the place is taken', async () => {
  const fixed = async (zone: Zone) => {
    const { dmarc, misplacedDmarc } = await evidenceFrom('example.org', zone)
    if (!dmarc.known || !misplacedDmarc.known) return undefined
    return wrongPlace.fix?.({ dmarc: dmarc.value, misplacedDmarc: misplacedDmarc.value })
  }
  expect(await fixed(misplaced)).toEqual([
    { name: '_dmarc.example.org', type: 'TXT', before: null, after: 'v=DMARC1; p=none' },
    { name: 'example.org', type: 'TXT', before: 'v=DMARC1; p=none', after: null },
  ])
  expect(await fixed({ ...record('v=DMARC1; p=none'), ...misplaced })).toBeNull()
})

it('is unknown without an answer', async () => {
  expect(await judged({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
