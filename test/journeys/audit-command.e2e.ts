import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NODE, ROOT } from '../product/root.ts'
import { runCommand } from '../product/run-command.ts'
import { type Bind, startBind } from '../servers/bind.ts'
import { createWorkFolder, type WorkFolder } from '../servers/work-folder.ts'
import type { Zone } from '../servers/zone-file.ts'

const names = Array.from({ length: 400 }, (_, at) => `n${at}.example.org`)

const EXAMPLE_ORG: Zone = {
  'example.org': {
    MX: ['10 mx.example.org.'],
    TXT: ['v=spf1 mx include:_spf.example.net -all'],
  },
  'mx.example.org': { A: ['192.0.2.25'] },
  '_dmarc.example.org': { TXT: ['v=DMARC1; p=quarantine; rua=mailto:dmarc@example.org'] },
  'open.example.org': { TXT: ['v=spf1 +all'] },
  'xn--bcher-kva.example.org': { TXT: ['v=spf1 -all'] },
  ...Object.fromEntries(names.map((name) => [name, { TXT: ['v=spf1 -all'] }])),
}

let bind: Bind
let folder: WorkFolder
beforeAll(async () => {
  folder = await createWorkFolder('audit-command')
  bind = await startBind({
    'example.org': EXAMPLE_ORG,
    'example.net': { '_spf.example.net': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] } },
    // The tree walk of DMARC goes up to the top (RFC 9989 §4.10).
    org: { 'example.org': { NS: ['ns.example.org.'] }, 'ns.example.org': { A: ['127.0.0.1'] } },
  })
})
afterAll(async () => {
  await bind.stop()
  await folder.remove()
})

// Nothing of this account is needed, nothing is made: the folder of the data cannot even exist.
const nowhere = () => ({
  BIENRECU_DATA: join(folder.path, 'list', 'data'),
  XDG_CACHE_HOME: join(folder.path, 'cache'),
  LC_ALL: 'C.UTF-8',
})

const audit = (args: readonly string[], input = '') =>
  runCommand(['audit', ...args, '--dns', `127.0.0.1:${bind.port}`], nowhere(), input)

describe('bienrecu audit, asking a real name server', () => {
  it('prints one object on one line', async () => {
    const { exitCode, stdout } = await audit([
      'example.org',
      '--json',
      '--ip',
      '192.0.2.25',
      '--helo',
      'mx.example.org',
    ])
    expect(exitCode).toBe(0)
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(JSON.parse(stdout)).toMatchObject({
      domain: 'example.org',
      spf: { records: ['v=spf1 mx include:_spf.example.net -all'], lookups: 2, voids: 0 },
      dmarc: {
        orgDomain: 'example.org',
        policyDomain: 'example.org',
        policy: 'quarantine',
        asked: ['_dmarc.example.org', '_dmarc.org'],
      },
    })
  })

  it('tells people the same, in their language', async () => {
    const { stdout } = await audit(['open.example.org', '--lang', 'fr'])
    expect(stdout).toContain('open.example.org')
    expect(stdout).toContain('À corriger')
    expect(stdout).toContain('spf/plus-all')
  })

  it('takes a name in Unicode', async () => {
    const { exitCode, stdout } = await audit(['bücher.example.org', '--json'])
    expect([exitCode, JSON.parse(stdout).domain]).toEqual([0, 'xn--bcher-kva.example.org'])
  })

  it.each([
    ['an e-mail address', 'isabelle@example.org', 2],
    ['the address of a page', 'https://example.org/', 2],
    ['an IP address', '192.0.2.1', 2],
    ['a public suffix', 'co.uk', 2],
    ['a name of 254 characters', `${'a.'.repeat(125)}exam`, 2],
    ['a label of 64 characters', `${'a'.repeat(64)}.example.org`, 2],
    ['an A-label that is none', 'xn--zzzzzzz99999.example.org', 2],
    ['a name that does not exist', 'nosuch.example.org', 4],
  ])('ends for %s with a sentence and its exit code', async (_what, domain, code) => {
    const { exitCode, stderr } = await audit([domain])
    expect(exitCode).toBe(code)
    expect(stderr.trim()).not.toBe('')
  })

  it('ends with exit code 3 where nothing answers', async () => {
    const { exitCode, stderr } = await runCommand(['audit', 'example.org', '--json', '--dns', '127.0.0.1:1'], nowhere())
    expect(exitCode).toBe(3)
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'dns-unreachable' } })
  })

  it('ends with exit code 1 where a fault is as grave as told', async () => {
    expect((await audit(['open.example.org', '--json', '--fail-on', 'critical'])).exitCode).toBe(1)
  })
})

describe('a list that is killed again and again', () => {
  const run = (list: string, output: number) => {
    const args = ['audit', '--file', list, '--json', '--concurrency', '4', '--resume', join(folder.path, 'state')]
    return spawn(NODE, [join(ROOT, 'apps/api/dist/cli.js'), ...args, '--dns', `127.0.0.1:${bind.port}`], {
      env: { ...process.env, ...nowhere() },
      stdio: ['ignore', output, 'ignore'],
    })
  }

  it('comes out whole: nothing is missing, nothing comes twice', async () => {
    const [list, out] = [join(folder.path, 'list'), join(folder.path, 'out')]
    writeFileSync(list, names.join('\n'))
    const output = openSync(out, 'a')
    const lines = () => readFileSync(out, 'utf8').split('\n').length - 1
    let kills = 0
    for (let isDone = false; !isDone;) {
      const before = lines()
      const child = run(list, output)
      const ended = once(child, 'exit')
      // Killed as soon as it has got on by some lines, wherever it is then.
      const watch = setInterval(() => {
        if (lines() >= before + 60 + kills && child.kill('SIGKILL')) kills += 1
      }, 1)
      const [code] = await ended
      clearInterval(watch)
      isDone = code === 0
    }
    closeSync(output)
    expect(kills).toBeGreaterThan(1)
    const domains = readFileSync(out, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).domain)
    expect(domains).toEqual(names)
  })
})
