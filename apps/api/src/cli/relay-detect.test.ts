import { Readable } from 'node:stream'
import type { Zone } from '@bienrecu/audit/fixtures/zone'
import { MailPresetList, RelayDetection } from '@bienrecu/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DnsServer, startDnsServer } from '../dns/fixtures/dns-server.ts'
import { zoneScript } from '../dns/fixtures/zone-script.ts'
import { runCommandLine } from './run-command-line.ts'

const ZONE: Zone = {
  'example.org': { MX: ['1 mx1.mail.ovh.net'], TXT: ['v=spf1 include:mx.ovh.com -all'] },
  'filtered.example.org': { MX: ['10 mx1-eu1.ppe-hosted.com'] },
  'own.example.org': { MX: ['10 mail.own.example.org'] },
  '_submissions._tcp.own.example.org': { SRV: ['0 1 465 smtp.own.example.org'] },
  'silent.example.org': { MX: 'SERVFAIL', TXT: 'SERVFAIL', SRV: 'SERVFAIL', A: 'SERVFAIL', AAAA: 'SERVFAIL' },
}

let dns: DnsServer
beforeAll(async () => {
  dns = await startDnsServer(zoneScript(ZONE))
})
afterAll(() => dns.close())

const run = async (...args: string[]) => {
  const [out, err]: [string[], string[]] = [[], []]
  const exitCode = await runCommandLine(args, {
    env: { LC_ALL: 'C.UTF-8' },
    stdin: Readable.from([]),
    stdout: { write: (text) => out.push(String(text)) },
    stderr: { write: (text) => err.push(String(text)) },
    once: () => undefined,
    off: () => undefined,
  })
  return { exitCode, out: out.join(''), err: err.join('') }
}
const detect = (address: string, ...args: string[]) =>
  run('relay', 'detect', address, '--dns', `127.0.0.1:${dns.port}`, ...args)

describe('bienrecu relay detect', () => {
  it('prints what was found as one object, the agreed fields first', async () => {
    const { exitCode, out } = await detect('isabelle@example.org', '--json')
    expect(exitCode).toBe(0)
    const detection: unknown = JSON.parse(out)
    RelayDetection.omit({ provider: true }).parse(detection)
    expect(Object.keys(detection as object).slice(0, 5)).toEqual(['provider', 'smtp', 'imap', 'username', 'sources'])
    expect(detection).toMatchObject({
      provider: 'ovh-mxplan',
      smtp: { host: 'smtp.mail.ovh.net', port: 465, security: 'tls' },
      imap: { host: 'imap.mail.ovh.net', port: 993 },
      username: 'isabelle@example.org',
    })
  })

  it('says where each value comes from, what is unsure, and what else it could be', async () => {
    const { out } = await detect('isabelle@example.org')
    expect(out).toContain('OVHcloud – MX Plan / Zimbra (to be confirmed)')
    expect(out).toContain('It could also be: OVHcloud – E-mail Pro, OVHcloud – Exchange (Hosted / Private).')
    expect(out).toMatch(/SMTP\s+MX\s+smtp\.mail\.ovh\.net:465 tls\s+example\.org MX 1 mx1\.mail\.ovh\.net/)
    expect((await detect('a@own.example.org', '--lang', 'fr')).out).toMatch(/SMTP +smtp\.own\.example\.org:465 TLS\n/)
  })

  it('says that it cannot know behind a filter', async () => {
    const { exitCode, out } = await detect('isabelle@filtered.example.org', '--lang', 'fr')
    expect(exitCode).toBe(0)
    expect(out).toContain('passe par un filtre, Proofpoint')
  })

  it.each([
    ['isabelle', 2],
    ['isabelle@unknown.example.net', 4],
    ['isabelle@silent.example.org', 3],
    ['isabelle@own.example.org', 0],
  ])('of %s ends with %i', async (address, exitCode) => {
    expect((await detect(address, '--json')).exitCode).toBe(exitCode)
  })

  it('says what did not answer', async () => {
    const { out } = await detect('isabelle@silent.example.org')
    expect(out).toContain('No server is known for this address yet: not everything answered.')
    expect(out).toContain('MX: the name server failed')
    expect(out).toContain('configuration file: the name server failed')
  })

  it('points out an address and a resolver that are none', async () => {
    expect((await run('relay', 'detect', 'x')).err).toContain('ADDRESS')
    expect(await run('relay', 'detect', 'a@example.org', '--dns', 'x')).toMatchObject({ exitCode: 2 })
  })
})

describe('bienrecu relay providers', () => {
  it('lists every preset', async () => {
    const { items } = MailPresetList.parse(JSON.parse((await run('relay', 'providers', '--json')).out))
    expect(items).toHaveLength(46)
    const { out } = await run('relay', 'providers', '--lang', 'fr')
    expect(out.trim().split('\n')).toHaveLength(46)
    expect(out).toMatch(/orange .*\(avec réserve\)/)
    expect(out).toMatch(/cloudflare-email-routing .*\(transfert seulement\)/)
  })
})
