import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { plusAll } from './plus-all.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(plusAll, await evidenceFrom('example.org', zone, options))
const record = (text: string): Zone => ({ 'example.org': { TXT: [text] } })

it('passes with -all, ~all and no all at all', async () => {
  for (const text of ['v=spf1 -all', 'v=spf1 ~all', 'v=spf1 mx'])
    expect(await finding(record(text))).toMatchObject({ status: 'pass' })
})

it('fails for +all, written or not', async () => {
  for (const text of ['v=spf1 mx +all', 'v=spf1 all'])
    expect(await finding(record(text))).toMatchObject({ status: 'fail', severity: 'critical' })
})

it('fails for an include and a redirect that allow everyone', async () => {
  const open = { 'open.example.net': { TXT: ['v=spf1 all'] } }
  for (const text of ['v=spf1 include:open.example.net -all', 'v=spf1 redirect=open.example.net']) {
    const found = await finding({ ...record(text), ...open })
    expect(found).toMatchObject({ status: 'fail', params: { term: 'all', domain: 'open.example.net' } })
  }
})

it('passes when such an include only refuses', async () => {
  expect(
    await finding({ ...record('v=spf1 -include:open.example.net ~all'), 'open.example.net': { TXT: ['v=spf1 all'] } }),
  ).toMatchObject({ status: 'pass' })
})

it('fails for a network that is everything', async () => {
  expect(await finding(record('v=spf1 ip4:192.0.2.1/0 -all'))).toMatchObject({ status: 'fail' })
})

it('is unknown when an include does not answer', async () => {
  expect(
    await finding({ ...record('v=spf1 include:a.example.net -all'), 'a.example.net': { TXT: 'TIMEOUT' } }),
  ).toMatchObject({ status: 'unknown' })
})

it('leaves a domain without record to spf/missing', async () => {
  expect(await finding({ 'example.org': { A: ['192.0.2.1'] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
