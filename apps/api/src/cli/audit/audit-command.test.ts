import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { Zone } from '@bienrecu/audit/fixtures/zone'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type DnsServer, startDnsServer } from '../../dns/fixtures/dns-server.ts'
import { zoneScript } from '../../dns/fixtures/zone-script.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { runCommandLine } from '../run-command-line.ts'

const ZONE: Zone = {
  'example.org': { TXT: ['v=spf1 include:_spf.example.net -all'], MX: ['10 mx.example.org'] },
  'mx.example.org': { A: ['192.0.2.2'] },
  '_spf.example.net': { TXT: ['v=spf1 ip4:192.0.2.0/24 ?all'] },
  '_dmarc.example.org': { TXT: ['v=DMARC1; p=reject; rua=mailto:dmarc@example.org'] },
  'bad.example.com': { TXT: ['v=spf1 +all', 'escape \u001b[31m'] },
}
const LIAR: Zone = {}

let dns: DnsServer
let liar: DnsServer
beforeAll(async () => {
  dns = await startDnsServer(zoneScript(ZONE))
  const lie = zoneScript(LIAR)
  liar = await startDnsServer((asked) =>
    asked.text.startsWith('A ')
      ? asked.answer({ answers: [{ type: 'A', name: asked.text.slice(2), ttl: 60, data: '192.0.2.80' }] })
      : lie(asked),
  )
})
afterAll(() => Promise.all([dns.close(), liar.close()]))

let root: string
beforeEach(() => {
  root = temporaryFolder()
})
const file = (name: string, content?: string): string => {
  const where = path.join(root, name)
  if (content !== undefined) writeFileSync(where, content)
  return where
}

interface Scene {
  input?: string
  isTTY?: boolean
  env?: Record<string, string>
  server?: DnsServer
}

const audit = async (args: readonly string[], { input = '', isTTY = false, env = {}, server = dns }: Scene = {}) => {
  const written = { out: '', err: '' }
  const where = ['--dns', `127.0.0.1:${server.port}`]
  const code = await runCommandLine(['audit', ...args, ...(args.includes('--dns') ? [] : where)], {
    env: { LANG: 'en_GB.UTF-8', BIENRECU_DATA: path.join(root, 'data'), ...env },
    stdin: Object.assign(Readable.from([input]), { isTTY }),
    stdout: { write: (text) => (written.out += text), isTTY, columns: 80 },
    stderr: { write: (text) => (written.err += text), isTTY },
    once: () => undefined,
    off: () => undefined,
  })
  return { code, ...written }
}

const lines = (out: string): Record<string, unknown>[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('the audit of one domain', () => {
  it('is one object on one line, as agreed', async () => {
    const { code, out, err } = await audit(['example.org', '--json', '--selector', 's1'])
    expect([code, err]).toEqual([0, ''])
    const [report, ...more] = lines(out)
    expect(more).toEqual([])
    expect(report).toMatchObject({
      domain: 'example.org',
      spf: { records: ['v=spf1 include:_spf.example.net -all'], lookups: 1, voids: 0 },
      dkim: [{ selector: 's1', bits: null, status: 'missing' }],
      dmarc: { orgDomain: 'example.org', policyDomain: 'example.org', policy: 'reject' },
    })
    expect(report?.['grade']).toMatch(/^[A-F]$/)
    const { findings } = report as { findings: Record<string, unknown>[] }
    for (const finding of findings) expect(Object.keys(finding)).toEqual(['checkId', 'status', 'severity', 'params'])
  })

  it('makes no data folder, and needs no sound configuration', async () => {
    const { code } = await audit(['example.org', '--json'], { env: { BIENRECU_PORT: 'many' } })
    expect(code).toBe(0)
    expect(() => readFileSync(file('data'))).toThrow('ENOENT')
  })

  it.each(['en', 'fr'])('is a page of 80 columns for people, in %s', async (lang) => {
    const { code, out } = await audit(['bad.example.com', '--all', '--lang', lang])
    expect(code).toBe(0)
    expect(out).toContain('bad.example.com')
    expect(out).toContain('spf/plus-all')
    for (const line of out.split('\n')) expect(Array.from(line).length, line).toBeLessThanOrEqual(80)
    expect(out).not.toMatch(/\{\w+\}/)
    expect(out).not.toContain('\u001b')
  })

  it('has colours at a terminal, and none where none are wanted', async () => {
    expect((await audit(['example.org'], { isTTY: true })).out).toContain('\u001b[1m')
    expect((await audit(['example.org'], { isTTY: true, env: { NO_COLOR: '1' } })).out).not.toContain('\u001b')
  })

  it('can be Markdown, or CSV', async () => {
    const { out } = await audit(['example.org', '--markdown'])
    expect(out).toMatch(/^# example\.org: [A-F] · \d+ out of 100\n/)
    const csv = (await audit(['example.org', '--csv'])).out.trim().split('\n')
    expect(csv).toHaveLength(2)
    expect(csv[0]).toContain('domain,grade,score')
    expect(csv[1]).toContain('1,example.org,')
  })

  it('fails where a fault is as grave as the one named', async () => {
    expect((await audit(['bad.example.com', '--json', '--fail-on', 'critical'])).code).toBe(1)
    expect((await audit(['example.org', '--json', '--fail-on', 'critical'])).code).toBe(0)
  })
})

describe('what cannot be audited', () => {
  it.each([
    ['', 2, 'domain-empty'],
    ['isabelle@example.org', 2, 'domain-is-address'],
    ['https://example.org/', 2, 'domain-is-url'],
    ['192.0.2.1', 2, 'domain-is-ip'],
    ['co.uk', 2, 'domain-is-public-suffix'],
    ['fr', 2, 'domain-is-public-suffix'],
    ['exa mple.org', 2, 'domain-invalid'],
    ['xn--zzzzzzz99999.example', 2, 'domain-invalid'],
    [`${'a'.repeat(64)}.org`, 2, 'domain-label-too-long'],
    [`${'a.'.repeat(126)}org`, 2, 'domain-too-long'],
    ['nosuch.example.net', 4, 'domain-not-found'],
  ])('%s ends with exit code %i and its own sentence', async (domain, exitCode, fault) => {
    const { code, err } = await audit([domain, '--json'])
    expect(code).toBe(exitCode)
    const { error } = JSON.parse(err)
    expect(error).toMatchObject({ code: fault })
    expect(error.message).not.toBe('')
    const people = await audit([domain, '--lang', 'fr'])
    expect([people.code, people.out]).toEqual([exitCode, ''])
    expect(people.err.trim()).not.toBe('')
  })

  it('is everything, for a resolver that lies', async () => {
    const { code, err } = await audit(['example.org', '--json'], { server: liar })
    expect(code).toBe(3)
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'dns-untrustworthy' } })
  })

  it('is everything, where nobody answers', async () => {
    const gone = await startDnsServer(() => undefined)
    await gone.close()
    const { code, out, err } = await audit(['example.org', '--json', '--dns', `127.0.0.1:${gone.port}`])
    expect(code).toBe(3)
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'dns-unreachable' } })
    expect(lines(out)).toMatchObject([{ domain: 'example.org', grade: null, error: { code: 'dns-unreachable' } }])
  })

  it.each([
    [['example.org', '--ip', '192.0.2.300'], '--ip: '],
    [['example.org', '--mail-from', 'nobody'], '--mail-from: '],
    [['example.org', '--selector', 'a', '--selector', 'b c'], '--selector: '],
    [['example.org', '--fail-on', 'bad'], 'critical'],
    [['example.org', '--concurrency', '0'], '512'],
    [['example.org', '--dns', 'ns.example.org'], '192.0.2.53'],
    [['example.org', '--lists', 'no-such-list'], 'no-such-list'],
    [['example.org', '--json', '--csv'], '--csv'],
    [['example.org', '--resume', 'x'], '--file'],
    [['example.org', '--file', 'x'], 'example.org'],
    [[], 'missing'],
  ])('%j is not understood, and the reason is told', async (args, reason) => {
    const { code, out, err } = await audit(args)
    expect([code, out]).toEqual([2, ''])
    // With --json alone the fault is an object; here one format too many was asked for.
    expect(args.includes('--json') ? JSON.parse(err).error.code : err).toContain(
      args.includes('--json') ? 'usage' : reason,
    )
  })
})

describe('a list of domains', () => {
  const LIST = '\ufeffexample.org\r\n\n# comment\nisabelle@example.org\n=cmd|x\n bad.example.com \nnosuch.example.net'

  it('is a line each, in its order; one that is wrong does not stop the others', async () => {
    const { code, out, err } = await audit(['--file', '-', '--json'], { input: LIST })
    expect(code).toBe(0)
    expect(lines(out)).toMatchObject([
      { domain: 'example.org' },
      { line: 4, input: 'isabelle@example.org', error: { code: 'domain-is-address' } },
      { line: 5, error: { code: 'domain-invalid' } },
      { domain: 'bad.example.com' },
      { domain: 'nosuch.example.net', error: { code: 'domain-not-found' } },
    ])
    expect(err).toContain('Domains audited: 2. Lines that could not be: 3.')
  })

  it('comes out in its order where it is long, and several threads work on it', async () => {
    const words = ['example.org', 'bad.example.com', 'a@b.org', 'nosuch.example.net']
    const list = Array.from({ length: 400 }, (_, at) => words[at % words.length] ?? '')
    const { code, out, err } = await audit(['--file', file('list', list.join('\n')), '--json', '--concurrency', '7'])
    expect(lines(out).map(({ domain, input }) => domain ?? input)).toEqual(list)
    expect([code, err]).toEqual([0, 'Domains audited: 200. Lines that could not be: 200.\n'])
  })

  it('can be a table that no spreadsheet runs', async () => {
    const { out } = await audit(['--file', file('list', LIST), '--csv'])
    const rows = out.trim().split('\n')
    expect(rows).toHaveLength(6)
    expect(rows[3]).toBe("5,'=cmd|x,,,,,,,,,,,,domain-invalid")
  })

  it('can stand on the command line', async () => {
    const { code, out } = await audit(['example.org', 'bad.example.com', '--json', '--fail-on', 'critical'])
    expect(code).toBe(1)
    expect(lines(out)).toMatchObject([{ domain: 'example.org' }, { domain: 'bad.example.com' }])
  })

  it('has the exit code of its faults when nothing in it could be audited', async () => {
    expect((await audit(['--file', '-', '--json'], { input: 'a@b.org\nc' })).code).toBe(2)
    expect((await audit(['--file', '-', '--json'], { input: 'a@b.org\nnosuch.example.net' })).code).toBe(4)
    expect((await audit(['--file', '-', '--json'], { input: '' })).code).toBe(0)
  })

  it('cannot come from a file that is not there', async () => {
    const { code, err } = await audit(['--file', file('none'), '--json'])
    expect(code).toBe(2)
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'input-file-unreadable' } })
  })

  it('goes on where it was, and is over when it is', async () => {
    const first = await audit(['--file', file('list', 'example.org\n'), '--json', '--resume', file('state')])
    expect(lines(first.out)).toHaveLength(1)
    const rest = await audit(['--file', file('list', LIST.slice(1)), '--json', '--resume', file('state')])
    expect(lines(rest.out)).toHaveLength(4)
    expect(rest.err).toContain('Domains audited: 2.')
    const none = await audit(['--file', file('list'), '--json', '--resume', file('state')])
    expect([none.code, none.out]).toEqual([0, ''])
    const other = await audit(['--file', file('list', 'bad.example.com'), '--json', '--resume', file('state')])
    expect(other.code).toBe(2)
  })

  it('shows how far it is to those who watch', async () => {
    const { err } = await audit(['--file', file('list', LIST), '--json'], { isTTY: true })
    expect(err).toMatch(/[▰▱]{20} \d \/ 5/)
  })
})
