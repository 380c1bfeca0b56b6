import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { reportAddressUnusable } from './report-address-unusable.ts'

const judged = async (zone: Zone, options: EvidenceOptions = {}, domain = 'example.org') =>
  runCheck(reportAddressUnusable, await evidenceFrom(domain, zone, options))
const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

const net = { 'example.net': { MX: ['10 mx.example.net'] } }

it('passes with mail addresses of domains that exist', async () => {
  const zone = { ...record('v=DMARC1; p=none; rua=mailto:a@example.net, mailto:b@example.org!10m'), ...net }
  expect(await judged(zone)).toMatchObject({ status: 'pass' })
})

it.each([
  'rua=a@example.net',
  'rua=https://example.net/dmarc',
  'rua=mailto:example.net',
  'rua=mailto:a@localhost',
  'rua=',
])('fails for %s', async (rua) => {
  expect(await judged({ ...record(`v=DMARC1; p=none; ${rua}`), ...net })).toMatchObject({
    status: 'fail',
    severity: 'medium',
    params: { addresses: [rua === 'rua=' ? rua : rua.slice(4)] },
  })
})

it('fails for a domain that does not exist, mildly when another address works', async () => {
  const zone = { ...record('v=DMARC1; p=none; rua=mailto:a@example.net,mailto:b@gone.example.net'), ...net }
  expect(await judged(zone)).toMatchObject({
    status: 'fail',
    severity: 'low',
    params: { addresses: ['b@gone.example.net'] },
  })
})

it('has nothing to say without addresses, and is unknown without an answer', async () => {
  expect(await judged(record('v=DMARC1; p=none'))).toMatchObject({ status: 'not-applicable' })
  const zone = { ...record('v=DMARC1; p=none; rua=mailto:a@example.net'), 'example.net': { TXT: 'TIMEOUT' } } as const
  expect(await judged(zone)).toMatchObject({ status: 'unknown' })
})
