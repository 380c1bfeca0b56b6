import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { obsoleteTags } from './obsolete-tags.ts'

const judged = async (zone: Zone, options: EvidenceOptions = {}, domain = 'example.org') =>
  runCheck(obsoleteTags, await evidenceFrom(domain, zone, options))
const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

it('passes with the tags of today', async () => {
  const all = 'v=DMARC1; p=none; sp=none; np=none; t=y; psd=u; adkim=r; aspf=r; fo=0; rua=mailto:a@example.org'
  expect(await judged(record(all))).toMatchObject({ status: 'pass' })
})

it('names what is gone, sizes included', async () => {
  expect(
    await judged(record('v=DMARC1; p=none; pct=50; rf=afrf; ri=86400; rua=mailto:a@example.org!10m')),
  ).toMatchObject({
    status: 'fail',
    severity: 'low',
    params: { tags: ['pct=50', 'rf=afrf', 'ri=86400', '!10m'] },
  })
})

it('is worse when a policy was meant for a part of the mail', async () => {
  expect(await judged(record('v=DMARC1; p=reject; pct=99'))).toMatchObject({ severity: 'medium' })
  expect(await judged(record('v=DMARC1; p=reject; pct=100'))).toMatchObject({ severity: 'low' })
})

it('offers to remove them, unless that would change what was asked for', async () => {
  const fixed = async (text: string) => {
    const { dmarc } = await evidenceFrom('example.org', record(text))
    return dmarc.known ? obsoleteTags.fix?.({ dmarc: dmarc.value }) : null
  }
  const before = 'v=DMARC1; p=reject; pct=100; rua=mailto:a@example.org; ri=86400'
  const after = 'v=DMARC1; p=reject; rua=mailto:a@example.org'
  expect(await fixed(before)).toEqual([{ name: '_dmarc.example.org', type: 'TXT', before, after }])
  expect(await fixed('v=DMARC1; p=reject; pct=50')).toBeNull()
})

it('has nothing to say without a record, and is unknown without an answer', async () => {
  expect(await judged({})).toMatchObject({ status: 'not-applicable' })
  expect(await judged({ '_dmarc.example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
