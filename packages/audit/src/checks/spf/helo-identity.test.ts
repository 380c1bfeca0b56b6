import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { heloIdentity } from './helo-identity.ts'

const finding = async (zone: Zone, options: EvidenceOptions = {}) =>
  runCheck(heloIdentity, await evidenceFrom('example.org', zone, options))
const from = { ip: '192.0.2.1', helo: 'mail.example.org' }
const zone = (text: string): Zone => ({ 'mail.example.org': { TXT: [text], A: ['192.0.2.1'] } })

it('passes when the name allows the address', async () => {
  expect(await finding(zone('v=spf1 a -all'), from)).toMatchObject({ status: 'pass' })
})

it('fails when it does not', async () => {
  const found = await finding(zone('v=spf1 -all'), from)
  expect(found).toMatchObject({ status: 'fail', params: { result: 'fail', name: 'mail.example.org' } })
})

it('finds nothing wrong with a name without SPF', async () => {
  expect(await finding(zone('x'), from)).toMatchObject({ status: 'not-applicable' })
})

it('says nothing when no name is known', async () => {
  expect(await finding(zone('v=spf1 -all'), { ip: '192.0.2.1' })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the name server does not answer', async () => {
  expect(await finding({ 'mail.example.org': { TXT: 'TIMEOUT' } }, from)).toMatchObject({ status: 'unknown' })
})
