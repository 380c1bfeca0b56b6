import { describe, expect, it } from 'vitest'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { cnameAtApex } from './cname-at-apex.ts'

describe('delegation/cname-at-apex', () => {
  it('fails at the top of a zone', async () => {
    const evidence = await evidenceFrom('example.org', { 'example.org': { CNAME: ['example.net'] } })
    expect(runCheck(cnameAtApex, evidence)).toMatchObject({
      status: 'fail',
      severity: 'medium',
      params: { domain: 'example.org', target: 'example.net' },
    })
  })

  it('is only a word about a name below', async () => {
    const evidence = await evidenceFrom('news.example.org', { 'news.example.org': { CNAME: ['example.net'] } })
    expect(runCheck(cnameAtApex, evidence)).toMatchObject({ status: 'fail', severity: 'info' })
  })

  it('passes for a domain with records of its own', async () => {
    const evidence = await evidenceFrom('example.org', { 'example.org': { A: ['192.0.2.1'] } })
    expect(runCheck(cnameAtApex, evidence).status).toBe('pass')
  })

  it('does not know when the server failed', async () => {
    const evidence = await evidenceFrom('example.org', { 'example.org': { CNAME: 'SERVFAIL' } })
    expect(runCheck(cnameAtApex, evidence)).toMatchObject({ status: 'unknown', params: { reason: 'servfail' } })
  })
})
