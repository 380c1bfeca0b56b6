import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { fixOf } from '../../../fixtures/fix-of.ts'
import { runCheck } from '../../run.ts'
import { lookAlikeText } from './look-alike-text.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(lookAlikeText, await evidenceFrom('example.org', zone, options))
const record = (text: string): Zone => ({ 'example.org': { TXT: [text] } })

it('passes with a true record', async () => {
  expect(await finding(record('v=spf1 -all'))).toMatchObject({ status: 'pass' })
})

it('lets other texts alone', async () => {
  expect(
    await finding({ 'example.org': { TXT: ['spf2.0/pra -all', 'spfloor-verification=1', 'v=DMARC1; p=none'] } }),
  ).toMatchObject({ status: 'pass' })
})

it('calls a text beside a true record a small thing', async () => {
  expect(await finding({ 'example.org': { TXT: ['v=spf1 -all', 'spf1 -all'] } })).toMatchObject({
    status: 'fail',
    severity: 'low',
  })
})

it.each([
  ['spf1 include:_spf.example.net -all', 'v=spf1 include:_spf.example.net -all'],
  ['v=spf 1 mx -all', 'v=spf1 mx -all'],
  ['v=spf1; mx; -all', 'v=spf1 mx -all'],
  ['v=spf1include:_spf.example.net ~all', 'v=spf1 include:_spf.example.net ~all'],
  ['“v=spf1 mx -all”', 'v=spf1 mx -all'],
  ['"v=spf1 mx -all"', 'v=spf1 mx -all'],
  [' v=spf1 mx -all', 'v=spf1 mx -all'],
  ['v=spf1\u00a0mx -all', 'v=spf1 mx -all'],
  ['v=spfl mx -all', 'v=spf1 mx -all'],
  ['v=spf mx -all', 'v=spf1 mx -all'],
])('fails for %s, and says what was meant', async (text, meant) => {
  expect(await finding(record(text))).toMatchObject({ status: 'fail', severity: 'high' })
  expect(await fixOf(lookAlikeText, 'example.org', record(text))).toMatchObject([{ before: text, after: meant }])
})

it('offers nothing where it is not clear what was meant', async () => {
  expect(await finding(record('TXT v=spf1 mx -all'))).toMatchObject({ status: 'fail' })
  expect(await fixOf(lookAlikeText, 'example.org', record('spf1 mx nonsense'))).toBeNull()
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
