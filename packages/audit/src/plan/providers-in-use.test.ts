import { describe, expect, it } from 'vitest'
import { RSA_RECORD } from '../../fixtures/dkim-keys.ts'
import { evidenceFrom, type Zone } from '../../fixtures/zone.ts'
import { providersInUse } from './providers-in-use.ts'

const inUse = async (zone: Zone, given: readonly string[] = []) =>
  providersInUse(given, 'example.org', await evidenceFrom('example.org', zone))

describe('the services that a domain sends with', () => {
  it('are those that the user names, each once; strangers are left out', async () => {
    expect(await inUse({}, ['gandi', 'gandi', 'nobody'])).toEqual(['gandi'])
  })

  it('are those that host its mail', async () => {
    expect(await inUse({ 'example.org': { MX: ['10 spool.mail.gandi.net'] } }, ['brevo'])).toEqual(['brevo', 'gandi'])
  })

  it('are those to which its keys lead', async () => {
    const zone: Zone = {
      'example.org': { TXT: ['v=spf1 -all'] },
      'gm1._domainkey.example.org': { CNAME: ['gm1.gandimail.net'] },
      'gm1.gandimail.net': { TXT: [RSA_RECORD] },
    }
    expect(await inUse(zone)).toEqual(['gandi'])
  })

  it('are not those that SPF names: it shows who may send, and stays long after', async () => {
    expect(await inUse({ 'example.org': { TXT: ['v=spf1 include:spf.brevo.com -all'] } })).toEqual([])
  })

  it('are not those that only forward', async () => {
    expect(await inUse({ 'example.org': { MX: ['10 route1.mx.cloudflare.net'] } })).toEqual([])
  })
})
