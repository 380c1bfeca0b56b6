import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { syntax } from './syntax.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(syntax, await evidenceFrom('example.org', zone, options))
const record = (text: string): Zone => ({ 'example.org': { TXT: [text] } })

it('passes with a record without fault', async () => {
  expect(await finding(record('v=spf1 ip4:192.0.2.0/24 -all'))).toMatchObject({ status: 'pass' })
})

it('tells the place and the term', async () => {
  expect(await finding(record('v=spf1 ip4:192.0.2.300 inclde:example.net -all'))).toMatchObject({
    status: 'fail',
    params: { code: 'bad-ip4', position: 12, term: 'ip4:192.0.2.300', count: 2 },
  })
})

it('leaves a domain without record to spf/missing', async () => {
  expect(await finding({ 'example.org': { A: ['192.0.2.1'] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
