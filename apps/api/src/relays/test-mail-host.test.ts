import { known, notKnown } from '@bienrecu/audit/evidence'
import type { Resolver } from '@bienrecu/audit/resolver'
import { describe, expect, it } from 'vitest'
import { SmtpFailure } from '../smtp/smtp-failure.ts'
import { explainFailure } from './explain-failure.ts'
import { createFindMailHost } from './test-mail-host.ts'

const NO_SUCH_HOST = new SmtpFailure('host-not-found', { params: { host: 'smtp.exemple.org' } })
const REFUSED = new SmtpFailure('smtp-auth-failed', { reply: '535 no' })

const resolverOf = (hosts: readonly string[] | null): Resolver => ({
  query: (name, type) => {
    expect([name, type]).toEqual(['example.org', 'MX'])
    if (hosts === null) return Promise.resolve(notKnown('timeout'))
    return Promise.resolve(known({ status: 'found', records: hosts.map((host) => `10 ${host}`), ttl: 60 }))
  },
})

const find = (hosts: readonly string[] | null, host: string, failure = REFUSED) =>
  createFindMailHost(resolverOf(hosts))({ failure, host, domain: 'example.org' })

describe('a server name that does not exist', () => {
  it('gives way to that of the host of the domain, which is named', async () => {
    const found = await find(['aspmx.l.google.com'], 'smtp.exemple.org', NO_SUCH_HOST)
    expect(found).toMatchObject({
      is: 'elsewhere',
      isCertain: true,
      failure: { code: 'smtp-wrong-host', params: { expectedHost: 'smtp.gmail.com', expectedPort: 465 } },
    })
  })

  it('of a domain that nobody answers for stays what it is', async () => {
    expect(await find(null, 'smtp.exemple.org', NO_SUCH_HOST)).toEqual({ is: 'nothing-to-say' })
  })

  it('of a domain that takes no mail (RFC 7505) stays what it is', async () => {
    expect(await find(['.'], 'smtp.exemple.org', NO_SUCH_HOST)).toEqual({ is: 'nothing-to-say' })
  })
})

describe('a host with several offers behind the same MX', () => {
  it('is named, and no one server is claimed to be the right one', async () => {
    const found = await find(['mx1.mail.ovh.net'], 'smtp.gmail.com')
    if (found.is !== 'elsewhere') throw new Error(`found ${found.is}`)
    expect(found.failure.params['provider']).toMatch(/OVH/)
    const { text, fix } = explainFailure({ error: found.failure })
    expect(text.fr).toMatch(
      /Les boîtes de example\.org sont chez .*OVH.*smtp\.gmail\.com n’est sans doute pas leur serveur/,
    )
    expect(fix?.fr).toMatch(/\w/)
  })
})

describe('a refused password', () => {
  it('at the server the MX itself names is not blamed on the server', async () => {
    expect(await find(['mail.example.net'], 'mail.example.net')).toEqual({ is: 'nothing-to-say' })
  })

  it('at an unknown server outside the domain may be the wrong server: likely, not certain', async () => {
    const found = await find(['aspmx.l.google.com'], 'mail.example.net')
    expect(found).toMatchObject({ is: 'elsewhere', isCertain: false })
  })
})
