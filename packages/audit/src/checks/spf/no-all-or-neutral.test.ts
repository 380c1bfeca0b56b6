import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { noAllOrNeutral } from './no-all-or-neutral.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(noAllOrNeutral, await evidenceFrom('example.org', zone, options))
const record = (text: string): Zone => ({ 'example.org': { TXT: [text] } })

it('passes with ~all and -all', async () => {
  for (const text of ['v=spf1 ~all', 'v=spf1 -all'])
    expect(await finding(record(text))).toMatchObject({ status: 'pass' })
})

it('fails with ?all and with nothing', async () => {
  for (const text of ['v=spf1 mx ?all', 'v=spf1 mx'])
    expect(await finding(record(text))).toMatchObject({ status: 'fail', params: { domain: 'example.org' } })
})

it('judges the record that redirect leads to', async () => {
  const zone = record('v=spf1 redirect=a.example.net')
  expect(await finding({ ...zone, 'a.example.net': { TXT: ['v=spf1 -all'] } })).toMatchObject({ status: 'pass' })
  expect(await finding({ ...zone, 'a.example.net': { TXT: ['v=spf1 ?all'] } })).toMatchObject({ status: 'fail' })
  expect(await finding(zone)).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the redirect does not answer', async () => {
  expect(
    await finding({ ...record('v=spf1 redirect=a.example.net'), 'a.example.net': { TXT: 'TIMEOUT' } }),
  ).toMatchObject({ status: 'unknown' })
})

it('leaves a domain without record to spf/missing', async () => {
  expect(await finding({ 'example.org': { A: ['192.0.2.1'] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
