import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { weakerSubdomainPolicy } from './weaker-subdomain-policy.ts'

const judged = async (zone: Zone, options: EvidenceOptions = {}, domain = 'example.org') =>
  runCheck(weakerSubdomainPolicy, await evidenceFrom(domain, zone, options))
const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

it('passes when sub-domains are as strict, or stricter', async () => {
  expect(await judged(record('v=DMARC1; p=quarantine'))).toMatchObject({ status: 'pass' })
  expect(await judged(record('v=DMARC1; p=quarantine; sp=quarantine; np=reject'))).toMatchObject({ status: 'pass' })
})

it('fails when they are less so', async () => {
  expect(await judged(record('v=DMARC1; p=reject; sp=quarantine; np=none'))).toMatchObject({
    status: 'fail',
    params: { domain: 'example.org', tags: ['sp=quarantine', 'np=none'], policy: 'reject' },
  })
})

it('passes over a record below the organisation’s, where these tags mean nothing', async () => {
  const zone = { ...record('v=DMARC1; p=reject'), '_dmarc.a.example.org': { TXT: ['v=DMARC1; p=reject; sp=none'] } }
  expect(await judged(zone, {}, 'a.example.org')).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the organisation cannot be told', async () => {
  const own = { '_dmarc.a.example.org': { TXT: ['v=DMARC1; p=reject; sp=none'] } }
  const zone = { ...own, '_dmarc.example.org': { TXT: 'TIMEOUT' } } as const
  expect(await judged(zone, {}, 'a.example.org')).toMatchObject({ status: 'unknown' })
})
