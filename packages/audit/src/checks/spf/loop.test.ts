import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { fixOf } from '../../../fixtures/fix-of.ts'
import { runCheck } from '../../run.ts'
import { loop } from './loop.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(loop, await evidenceFrom('example.org', zone, options))

it('passes when one record is included twice side by side', async () => {
  expect(
    await finding({
      'example.org': { TXT: ['v=spf1 include:a.example.net include:a.example.net -all'] },
      'a.example.net': { TXT: ['v=spf1 -all'] },
    }),
  ).toMatchObject({ status: 'pass' })
})

it('fails for a domain that includes itself, and takes it out', async () => {
  const zone = { 'example.org': { TXT: ['v=spf1 mx include:Example.org -all'] } }
  expect(await finding(zone)).toMatchObject({ status: 'fail', params: { way: 'example.org → Example.org' } })
  expect(await fixOf(loop, 'example.org', zone)).toMatchObject([{ after: 'v=spf1 mx -all' }])
})

it('fails for a circle of two', async () => {
  expect(
    await finding({
      'example.org': { TXT: ['v=spf1 include:a.example.net -all'] },
      'a.example.net': { TXT: ['v=spf1 redirect=example.org'] },
    }),
  ).toMatchObject({ status: 'fail', params: { way: 'example.org → a.example.net → example.org' } })
})

it('is unknown when an include does not answer', async () => {
  expect(
    await finding({
      'example.org': { TXT: ['v=spf1 include:a.example.net -all'] },
      'a.example.net': { TXT: 'TIMEOUT' },
    }),
  ).toMatchObject({ status: 'unknown' })
})

it('leaves a domain without record to spf/missing', async () => {
  expect(await finding({ 'example.org': { A: ['192.0.2.1'] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
