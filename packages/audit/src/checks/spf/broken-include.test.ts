import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { brokenInclude } from './broken-include.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(brokenInclude, await evidenceFrom('example.org', zone, options))

it('passes when what is included is sound', async () => {
  expect(
    await finding({
      'example.org': { TXT: ['v=spf1 include:a.example.net -all'] },
      'a.example.net': { TXT: ['v=spf1 -all'] },
    }),
  ).toMatchObject({ status: 'pass' })
})

it('fails for a fault further down', async () => {
  expect(
    await finding({
      'example.org': { TXT: ['v=spf1 include:a.example.net -all'] },
      'a.example.net': { TXT: ['v=spf1 include:b.example.net -all'] },
      'b.example.net': { TXT: ['v=spf1 ip4:bad -all'] },
    }),
  ).toMatchObject({ status: 'fail', params: { domains: ['b.example.net'] } })
})

it('fails for several records', async () => {
  expect(
    await finding({
      'example.org': { TXT: ['v=spf1 include:a.example.net -all'] },
      'a.example.net': { TXT: ['v=spf1 -all', 'v=spf1 ~all'] },
    }),
  ).toMatchObject({ status: 'fail', params: { domains: ['a.example.net'] } })
})

it('is unknown when an include does not answer', async () => {
  expect(
    await finding({
      'example.org': { TXT: ['v=spf1 include:a.example.net -all'] },
      'a.example.net': { TXT: 'SERVFAIL' },
    }),
  ).toMatchObject({
    status: 'unknown',
    params: { reason: 'servfail' },
  })
})

it('leaves a domain without record to spf/missing', async () => {
  expect(await finding({ 'example.org': { A: ['192.0.2.1'] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
