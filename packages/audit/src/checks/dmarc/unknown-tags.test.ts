import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { unknownTags } from './unknown-tags.ts'

const judged = async (zone: Zone, options: EvidenceOptions = {}, domain = 'example.org') =>
  runCheck(unknownTags, await evidenceFrom(domain, zone, options))
const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

it('passes with the tags of DMARC, also those that are gone', async () => {
  expect(await judged(record('v=DMARC1; p=none; pct=100'))).toMatchObject({ status: 'pass' })
})

it('names the others; names are case-sensitive', async () => {
  expect(await judged(record('v=DMARC1; p=none; ruas=mailto:a@example.org; P=reject'))).toMatchObject({
    status: 'fail',
    params: { tags: ['ruas', 'P'] },
  })
})

it('has nothing to say without a record, and is unknown without an answer', async () => {
  expect(await judged({})).toMatchObject({ status: 'not-applicable' })
  expect(await judged({ '_dmarc.example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
