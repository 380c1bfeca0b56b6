import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { fixOf } from '../../../fixtures/fix-of.ts'
import { runCheck } from '../../run.ts'
import { redirectBesideAll } from './redirect-beside-all.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(redirectBesideAll, await evidenceFrom('example.org', zone, options))
const record = (text: string): Zone => ({ 'example.org': { TXT: [text] } })

it('passes with either of them', async () => {
  for (const text of ['v=spf1 -all', 'v=spf1 redirect=a.example.net'])
    expect(await finding(record(text))).toMatchObject({ status: 'pass' })
})

it('fails with both, in any order, and takes the redirect out', async () => {
  for (const text of ['v=spf1 redirect=a.example.net mx -all', 'v=spf1 mx -all redirect=a.example.net']) {
    expect(await finding(record(text))).toMatchObject({ status: 'fail', params: { term: 'redirect=a.example.net' } })
    expect(await fixOf(redirectBesideAll, 'example.org', record(text))).toMatchObject([{ after: 'v=spf1 mx -all' }])
  }
})

it('leaves a domain without record to spf/missing', async () => {
  expect(await finding({ 'example.org': { A: ['192.0.2.1'] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
