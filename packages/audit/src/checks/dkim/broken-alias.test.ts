import { describe, expect, it } from 'vitest'
import { RSA_RECORD } from '../../../fixtures/dkim-keys.ts'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { brokenAlias } from './broken-alias.ts'

describe('dkim/broken-alias', () => {
  const name = 'a._domainkey.example.org'
  const judge = async (zone: Zone, selectors = ['a']) =>
    runCheck(brokenAlias, await evidenceFrom('example.org', zone, { selectors }))

  it('passes when the alias leads to a key', async () => {
    const zone = { [name]: { CNAME: ['a.example.net'] }, 'a.example.net': { TXT: [RSA_RECORD] } }
    expect((await judge(zone)).status).toBe('pass')
  })

  it('fails when its target does not exist, or holds no key', async () => {
    const alias = { [name]: { CNAME: ['gone.example.net'] } }
    expect(await judge(alias)).toMatchObject({
      status: 'fail',
      severity: 'high',
      params: { targets: 'gone.example.net', names: [name] },
    })
    expect((await judge({ ...alias, 'gone.example.net': { A: ['192.0.2.1'] } })).status).toBe('fail')
  })

  it('fails when aliases lead in a circle', async () => {
    expect((await judge({ [name]: { CNAME: [name] } })).status).toBe('fail')
  })

  it('matters little at a selector that nobody named; the provider is told where the target shows it', async () => {
    const zone = { 's1._domainkey.example.org': { CNAME: ['s1.domainkey.u1.wl1.sendgrid.net'] } }
    expect(await judge(zone, [])).toMatchObject({
      status: 'fail',
      severity: 'low',
      params: { providers: ['SendGrid (Twilio)'] },
    })
  })

  it('says nothing where there is no alias', async () => {
    expect((await judge({ [name]: { TXT: [RSA_RECORD] } })).status).toBe('not-applicable')
  })

  it('is unknown when the server of the target is silent', async () => {
    const zone: Zone = { [name]: { CNAME: ['a.example.net'] }, 'a.example.net': { TXT: 'SERVFAIL' } }
    expect(await judge(zone)).toMatchObject({ status: 'unknown', params: { reason: 'servfail' } })
  })
})
