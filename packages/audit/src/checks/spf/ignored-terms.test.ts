import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { ignoredTerms } from './ignored-terms.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(ignoredTerms, await evidenceFrom('example.org', zone, options))
const record = (text: string): Zone => ({ 'example.org': { TXT: [text] } })

it('passes with known terms, those of RFC 6652 among them', async () => {
  expect(await finding(record('v=spf1 mx exp=e.example.net ra=postmaster -all'))).toMatchObject({ status: 'pass' })
})

it('fails for a mechanism with an equals sign', async () => {
  expect(await finding(record('v=spf1 ip4=192.0.2.1 -all'))).toMatchObject({
    status: 'fail',
    severity: 'medium',
    params: { terms: ['ip4=192.0.2.1'] },
  })
})

it('only mentions other unknown modifiers', async () => {
  expect(await finding(record('v=spf1 moo=1 -all'))).toMatchObject({ status: 'fail', severity: 'info' })
})

it('leaves a domain without record to spf/missing', async () => {
  expect(await finding({ 'example.org': { A: ['192.0.2.1'] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
