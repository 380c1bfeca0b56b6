import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { publicSuffixFlag } from './public-suffix-flag.ts'

const judged = async (zone: Zone, options: EvidenceOptions = {}, domain = 'example.org') =>
  runCheck(publicSuffixFlag, await evidenceFrom(domain, zone, options))
const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

it('passes with psd=n, psd=u and without', async () => {
  for (const psd of ['; psd=n', '; psd=u', '']) {
    expect(await judged(record(`v=DMARC1; p=none${psd}`))).toMatchObject({ status: 'pass' })
  }
})

it('fails with psd=y', async () => {
  const finding = await judged(record('v=DMARC1; p=none; psd=y'))
  expect(finding).toMatchObject({ status: 'fail', params: { domain: 'example.org' } })
})

it('does not blame a domain for its registry', async () => {
  const zone = { '_dmarc.org': { TXT: ['v=DMARC1; p=none; psd=y'] } }
  expect(await judged(zone)).toMatchObject({ status: 'not-applicable' })
})

it('is unknown without an answer', async () => {
  expect(await judged({ '_dmarc.example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
