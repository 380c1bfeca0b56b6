import path from 'node:path'
import { Readable } from 'node:stream'
import type { Zone } from '@bienrecu/audit/fixtures/zone'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DnsServer, startDnsServer } from '../../dns/fixtures/dns-server.ts'
import { zoneScript } from '../../dns/fixtures/zone-script.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { runCommandLine } from '../run-command-line.ts'

const KEY =
  'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB'

const ZONE: Zone = {
  'example.org': {
    SOA: ['dns200.anycast.me. tech.ovh.net. 1 86400 3600 3600000 300'],
    NS: ['dns200.anycast.me', 'ns200.anycast.me'],
    TXT: ['v=spf1 include:mx.ovh.com -all'],
    MX: ['1 mx1.mail.ovh.net'],
  },
  'mx.ovh.com': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] },
  'mx1.mail.ovh.net': { A: ['192.0.2.9'] },
  's1.domainkey.u123.wl001.sendgrid.net': { TXT: [`v=DKIM1; k=rsa; p=${KEY}`] },
  '_spf.google.com': { TXT: ['v=spf1 ip4:203.0.113.0/24 ~all'] },
}

let dns: DnsServer
beforeAll(async () => {
  dns = await startDnsServer(zoneScript(ZONE))
})
afterAll(() => dns.close())

const command = async (args: readonly string[], folder: string, isTTY = false) => {
  const written = { out: '', err: '' }
  const code = await runCommandLine(args, {
    env: {
      LANG: 'en_GB.UTF-8',
      BIENRECU_DATA: path.join(folder, 'data'),
      BIENRECU_SECRET_KEY_FILE: path.join(folder, 'keys', 'secret.key'),
    },
    stdin: Object.assign(Readable.from(['']), { isTTY }),
    stdout: { write: (text) => (written.out += text), isTTY, columns: 80 },
    stderr: { write: (text) => (written.err += text), isTTY },
    once: () => undefined,
    off: () => undefined,
  })
  return { code, ...written }
}

const plan = (args: readonly string[], { isTTY = false, folder = temporaryFolder() } = {}) =>
  command(['plan', ...args, '--dns', `127.0.0.1:${dns.port}`], folder, isTTY)

describe('the plan of a domain', () => {
  it('is one object on one line, as agreed', async () => {
    const { code, out, err } = await plan(['example.org', '--json', '--ip', '192.0.2.1', '--dns-host', 'ovh'])
    expect([code, err]).toEqual([0, ''])
    const made = JSON.parse(out)
    expect(out.trim().split('\n')).toHaveLength(1)
    expect(made).toMatchObject({ domain: 'example.org', dnsHost: 'ovh', predicted: { spf: 'pass' } })
    for (const step of made.steps) expect(step).toMatchObject({ id: expect.any(String), later: expect.any(Boolean) })
  })

  it('is kept where that is asked for, and can then be handed over', async () => {
    const folder = temporaryFolder()
    expect((await plan(['example.org'], { folder })).code).toBe(0)
    expect((await command(['handover', 'example.org', '--json'], folder)).code).toBe(4)
    const kept = await plan(['example.org', '--dns-host', 'ovh', '--keep'], { folder })
    expect(kept.code).toBe(0)
    expect(kept.err).toContain('bienrecu handover example.org')
    const { code, out } = await command(['handover', 'example.org', '--json'], folder)
    expect(code).toBe(0)
    expect(JSON.parse(out).records).toContain('_dmarc')
  })

  it('is refused at once for the domain of a mailbox provider', async () => {
    const { code, out } = await plan(['gmail.com', '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ obstacle: { code: 'not-yours' }, steps: [] })
  })

  it('says so where there is no such domain', async () => {
    const { code, out } = await plan(['nowhere.example', '--json'])
    expect(code).toBe(4)
    expect(JSON.parse(out)).toMatchObject({ obstacle: { code: 'not-found' } })
  })

  it.each(['en', 'fr'])('is a page for people, in %s', async (lang) => {
    const { code, out } = await plan(['example.org', '--ip', '192.0.2.1', '--dns-host', 'ovh', '--lang', lang])
    expect(code).toBe(0)
    expect(out).toContain('OVH')
    expect(out).not.toMatch(/\{\w+\}/)
    expect(out).not.toContain('\u001b')
  })

  it('can be written in Markdown', async () => {
    expect((await plan(['example.org', '--markdown'])).out).toMatch(/^# example\.org\n/)
  })

  it('names the ids that resemble one that nobody knows', async () => {
    const service = await plan(['example.org', '--provider', 'ovh'])
    expect(service.code).toBe(2)
    expect(service.err).toContain('ovh-mxplan')
    const host = await plan(['example.org', '--dns-host', 'clouflare'])
    expect(host.code).toBe(2)
    expect(host.err).toContain('cloudflare')
  })

  it('takes a key as the console shows it, in quotes and in pieces, or as an alias', async () => {
    const pasted = `google="v=DKIM1; k=rsa; " "p=${KEY.slice(0, 100)}" "${KEY.slice(100)}"`
    const editsOf = async (service: string, key: string): Promise<unknown[]> => {
      const { out } = await plan(['example.org', '--json', '--provider', service, '--dkim-record', key])
      return JSON.parse(out).steps.flatMap((step: { edits: unknown[] }) => step.edits)
    }
    expect(await editsOf('google-workspace', pasted)).toContainEqual(
      expect.objectContaining({
        name: 'google._domainkey.example.org',
        type: 'TXT',
        after: [`v=DKIM1; k=rsa; p=${KEY}`],
      }),
    )
    const alias = 's1.domainkey.u123.wl001.sendgrid.net'
    expect(await editsOf('sendgrid', `s1=${alias}.`)).toContainEqual(
      expect.objectContaining({ name: 's1._domainkey.example.org', type: 'CNAME', after: [alias] }),
    )
  })

  it('has colours at a terminal, and steps with numbers', async () => {
    const { out } = await plan(['example.org', '--ip', '192.0.2.1'], { isTTY: true })
    expect(out).toContain('\u001b[1m')
    expect(out).toMatch(/ 1\. /)
  })

  it('takes a key only with its selector', async () => {
    const { code, err } = await plan(['example.org', '--dkim-record', 'v=DKIM1; p='])
    expect([code, err.includes('--dkim-record')]).toEqual([0, false])
    expect((await plan(['example.org', '--dkim-record', 'nothing'])).code).toBe(2)
  })
})
