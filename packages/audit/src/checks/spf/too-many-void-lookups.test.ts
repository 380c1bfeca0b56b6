import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { tooManyVoidLookups } from './too-many-void-lookups.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(tooManyVoidLookups, await evidenceFrom('example.org', zone, options))

it('passes at the limit', async () => {
  expect(await finding({ 'example.org': { TXT: ['v=spf1 a:a.example.net mx:b.example.net -all'] } })).toMatchObject({
    status: 'pass',
  })
})

it('fails above it, and names the terms', async () => {
  expect(
    await finding({ 'example.org': { TXT: ['v=spf1 a:a.example.net mx:b.example.net exists:c.example.net -all'] } }),
  ).toMatchObject({
    status: 'fail',
    severity: 'high',
    params: { count: 3, limit: 2, family: 4, terms: ['a:a.example.net', 'mx:b.example.net', 'exists:c.example.net'] },
  })
})

it('is milder where only IPv6 senders are concerned', async () => {
  const host = { A: ['192.0.2.1'] }
  expect(
    await finding({
      'example.org': { TXT: ['v=spf1 a:a.example.net a:b.example.net a:c.example.net -all'] },
      'a.example.net': host,
      'b.example.net': host,
      'c.example.net': host,
    }),
  ).toMatchObject({ status: 'fail', severity: 'info', params: { family: 6 } })
})

it('is unknown when a name is not answered', async () => {
  expect(
    await finding({ 'example.org': { TXT: ['v=spf1 a:a.example.net -all'] }, 'a.example.net': { A: 'SERVFAIL' } }),
  ).toMatchObject({ status: 'unknown' })
})

it('leaves a domain without record to spf/missing', async () => {
  expect(await finding({ 'example.org': { A: ['192.0.2.1'] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
