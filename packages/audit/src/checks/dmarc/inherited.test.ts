import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { inherited } from './inherited.ts'

const judged = async (zone: Zone, options: EvidenceOptions = {}, domain = 'example.org') =>
  runCheck(inherited, await evidenceFrom(domain, zone, options))
const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

it('passes with a record at the domain itself', async () => {
  expect(await judged(record('v=DMARC1; p=none'))).toMatchObject({ status: 'pass' })
})

it('tells whose record holds, and by which tag', async () => {
  const zone = { ...record('v=DMARC1; p=reject; sp=quarantine; np=none'), 'a.example.org': { A: ['192.0.2.1'] } }
  expect(await judged(zone, {}, 'a.example.org')).toMatchObject({
    status: 'fail',
    severity: 'info',
    params: { domain: 'a.example.org', policyDomain: 'example.org', tag: 'sp', policy: 'quarantine' },
  })
  expect(await judged(zone, {}, 'ghost.example.org')).toMatchObject({ params: { tag: 'np', policy: 'none' } })
})

it('weighs more when it is that of a registry', async () => {
  const zone = { '_dmarc.org': { TXT: ['v=DMARC1; p=reject; psd=y'] } }
  expect(await judged(zone)).toMatchObject({ status: 'fail', severity: 'medium', params: { policyDomain: 'org' } })
})

it('has nothing to say without a record, and is unknown without an answer', async () => {
  expect(await judged({})).toMatchObject({ status: 'not-applicable' })
  const silent = { '_dmarc.example.org': { TXT: 'TIMEOUT' } } as const
  expect(await judged(silent, {}, 'a.example.org')).toMatchObject({ status: 'unknown' })
})
