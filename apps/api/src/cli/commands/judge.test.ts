import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { Zone } from '@bienrecu/audit/fixtures/zone'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type DnsServer, startDnsServer } from '../../dns/fixtures/dns-server.ts'
import { zoneScript } from '../../dns/fixtures/zone-script.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { plainMessage, signed, SOUND_ZONE } from '../../tester/judging/fixtures/signed-message.ts'
import { runCommandLine } from '../run-command-line.ts'

const ZONE: Zone = { ...SOUND_ZONE, '_dmarc.example.org': {} }

let dns: DnsServer
let message = ''
beforeAll(async () => {
  dns = await startDnsServer(zoneScript(ZONE))
  message = await signed(plainMessage())
})
afterAll(() => dns.close())

let root: string
beforeEach(() => {
  root = temporaryFolder()
})

const SENDER = ['--ip', '192.0.2.25', '--helo', 'mail.example.org', '--mail-from', 'isabelle@example.org']

const judge = async (args: readonly string[], input = '') => {
  const written = { out: '', err: '' }
  const where = ['--dns', `127.0.0.1:${dns.port}`, '--lists', 'none']
  const code = await runCommandLine(['judge', ...args, ...where], {
    env: { LANG: 'en_GB.UTF-8', BIENRECU_DATA: path.join(root, 'data') },
    stdin: Object.assign(Readable.from([input]), { isTTY: false }),
    stdout: { write: (text) => (written.out += String(text)), isTTY: false, columns: 80 },
    stderr: { write: (text) => (written.err += String(text)), isTTY: false },
    once: () => undefined,
    off: () => undefined,
  })
  return { code, ...written }
}

const file = (content: string): string => {
  const where = path.join(root, 'message.eml')
  writeFileSync(where, content)
  return where
}

/** What programs may rely on. */
const Printed = z.object({
  score: z.number(),
  spf: z.object({ result: z.string(), aligned: z.boolean().nullable() }),
  dkim: z.array(
    z.object({ domain: z.string(), selector: z.string(), result: z.string(), aligned: z.boolean().nullable() }),
  ),
  dmarc: z.object({ result: z.string(), policy: z.string().nullable() }),
  findings: z.array(
    z.strictObject({
      checkId: z.string(),
      status: z.string(),
      points: z.number(),
      params: z.record(z.string(), z.unknown()),
    }),
  ),
})

describe('a message in a file', () => {
  it('is judged, as JSON, without a data folder', async () => {
    const { code, out } = await judge([file(message), ...SENDER, '--json'])
    expect(code).toBe(0)
    const printed = Printed.parse(JSON.parse(out))
    expect(printed).toMatchObject({
      score: 9,
      spf: { result: 'pass', aligned: true },
      dkim: [{ domain: 'example.org', selector: 's1', result: 'pass', aligned: true }],
      dmarc: { result: 'none', policy: null },
    })
    expect(printed.findings[0]).toEqual({
      checkId: 'dmarc/missing',
      status: 'fail',
      points: -1,
      params: expect.objectContaining({ domain: 'example.org' }),
    })
  })

  it('may come from standard input', async () => {
    const { code, out } = await judge(['-', ...SENDER, '--json'], message)
    expect([code, Printed.parse(JSON.parse(out)).score]).toEqual([0, 9])
  })

  it('is told with every point explained, in both languages', async () => {
    const english = await judge([file(message), ...SENDER])
    expect(english.out).toContain('9 out of 10  Your stay in July')
    expect(english.out).toContain('10 \u2212 1 (DMARC) = 9')
    expect(english.out).toContain('No DMARC record is published for example.org')
    const french = await judge([file(message), ...SENDER, '--lang', 'fr'])
    expect(french.out).toContain('9 sur 10')
    expect(french.out).toContain('Ce qui coûte des points')
  })

  it('has no result of SPF without the address that sent it, and loses nothing by that', async () => {
    const { out } = await judge([file(message), '--json'])
    expect(Printed.parse(JSON.parse(out))).toMatchObject({ score: 9, spf: { result: 'none' } })
    expect((await judge([file(message)])).out).toContain('the sending address is not known (--ip)')
  })

  it('cannot do anything to the terminal', async () => {
    const hostile = message.replace('Your stay in July', 'Your \u001b[31mstay\u0007')
    expect((await judge([file(hostile), ...SENDER, '--all'])).out).not.toMatch(/[^\P{Cc}\n]/u)
  })
})

describe('what is no message', () => {
  it.each([
    ['', 'message-empty'],
    ['\r\n\r\n', 'message-empty'],
    ['%PDF-1.7 binary', 'message-not-mail'],
  ])('%j is refused: %s', async (content, expected) => {
    const { code, err, out } = await judge([file(content), '--json'])
    expect([code, out]).toEqual([2, ''])
    expect(JSON.parse(err)).toMatchObject({ error: { code: expected } })
  })

  it('a folder, or a file that is not there, cannot be read', async () => {
    mkdirSync(path.join(root, 'folder'))
    for (const name of ['folder', 'gone.eml']) {
      const { code, err } = await judge([path.join(root, name)])
      expect([code, err]).toEqual([2, expect.stringContaining('cannot be read')])
    }
  })
})

it('names every faulty option at once', async () => {
  const { code, err } = await judge([file(message), '--ip', '300.1.1.1', '--mail-from', 'nobody', '--json'])
  const { error } = z
    .object({ error: z.object({ code: z.string(), errors: z.array(z.object({ option: z.string() })) }) })
    .parse(JSON.parse(err))
  expect([code, error.code, error.errors.map(({ option }) => option)]).toEqual([
    2,
    'invalid-request',
    ['--ip', '--mail-from'],
  ])
})
