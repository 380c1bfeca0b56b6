import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { ptr } from './ptr.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(ptr, await evidenceFrom('example.org', zone, options))
const record = (text: string): Zone => ({ 'example.org': { TXT: [text] } })

it('passes without ptr', async () => {
  expect(await finding(record('v=spf1 mx -all'))).toMatchObject({ status: 'pass' })
})

it('fails for the mechanism and for the macro', async () => {
  for (const term of ['ptr', 'ptr:example.net', 'exists:%{p}.example.net']) {
    expect(await finding(record(`v=spf1 ${term} -all`))).toMatchObject({ status: 'fail', params: { terms: [term] } })
  }
})

it('leaves a domain without record to spf/missing', async () => {
  expect(await finding({ 'example.org': { A: ['192.0.2.1'] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
