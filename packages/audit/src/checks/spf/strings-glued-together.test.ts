import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { fixOf } from '../../../fixtures/fix-of.ts'
import { runCheck } from '../../run.ts'
import { stringsGluedTogether } from './strings-glued-together.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(stringsGluedTogether, await evidenceFrom('example.org', zone, options))
const record = (text: string): Zone => ({ 'example.org': { TXT: [text] } })

it('passes when the terms stand apart', async () => {
  expect(await finding(record('v=spf1 include:a.example.net ip6:2001:db8::1 exp=e.example.net ~all'))).toMatchObject({
    status: 'pass',
  })
})

it('fails for terms that stick together, and sets them apart', async () => {
  const text = 'v=spf1 include:a.example.netinclude:b.example.net ip4:192.0.2.1-all'
  expect(await finding(record(text))).toMatchObject({ status: 'fail' })
  const [edit] = (await fixOf(stringsGluedTogether, 'example.org', record(text))) ?? []
  expect(edit?.after).toBe('v=spf1 include:a.example.net include:b.example.net ip4:192.0.2.1 -all')
})

it('offers nothing when more is wrong', async () => {
  expect(await fixOf(stringsGluedTogether, 'example.org', record('v=spf1 ip4:192.0.2.1ip4:nonsense -all'))).toBeNull()
})

it('leaves a domain without record to spf/missing', async () => {
  expect(await finding({ 'example.org': { A: ['192.0.2.1'] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
