import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { fixOf } from '../../../fixtures/fix-of.ts'
import { runCheck } from '../../run.ts'
import { includeWithoutRecord } from './include-without-record.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(includeWithoutRecord, await evidenceFrom('example.org', zone, options))

it('passes when the record is there', async () => {
  expect(
    await finding({
      'example.org': { TXT: ['v=spf1 include:a.example.net -all'] },
      'a.example.net': { TXT: ['v=spf1 -all'] },
    }),
  ).toMatchObject({ status: 'pass' })
})

it('fails for a name that does not exist, and takes it out', async () => {
  const zone = { 'example.org': { TXT: ['v=spf1 mx include:gone.example.net  -all'] } }
  expect(await finding(zone)).toMatchObject({ status: 'fail', params: { terms: ['include:gone.example.net'] } })
  expect(await fixOf(includeWithoutRecord, 'example.org', zone)).toMatchObject([{ after: 'v=spf1 mx  -all' }])
})

it('fails for a redirect as well', async () => {
  expect(
    await finding({ 'example.org': { TXT: ['v=spf1 redirect=gone.example.net'] }, 'gone.example.net': { TXT: ['x'] } }),
  ).toMatchObject({ status: 'fail' })
})

it('fails further down, where only the owner can cure it', async () => {
  const zone = {
    'example.org': { TXT: ['v=spf1 include:a.example.net -all'] },
    'a.example.net': { TXT: ['v=spf1 include:gone.example.net -all'] },
  }
  expect(await finding(zone)).toMatchObject({ status: 'fail' })
  expect(await fixOf(includeWithoutRecord, 'example.org', zone)).toBeNull()
})

it('says nothing of names that depend on the message', async () => {
  expect(await finding({ 'example.org': { TXT: ['v=spf1 include:%{i}.example.net -all'] } })).toMatchObject({
    status: 'pass',
  })
})

it('is unknown when an include does not answer', async () => {
  expect(
    await finding({
      'example.org': { TXT: ['v=spf1 include:a.example.net -all'] },
      'a.example.net': { TXT: 'REFUSED' },
    }),
  ).toMatchObject({ status: 'unknown' })
})

it('leaves a domain without record to spf/missing', async () => {
  expect(await finding({ 'example.org': { A: ['192.0.2.1'] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
