import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type MadeMessage, makeMessage, type Sample } from '../compare/message.ts'
import { SAMPLES } from '../compare/messages/index.ts'
import { compareZones } from '../compare/world.ts'
import { type PythonJudge, startPythonJudge } from '../oracle/judges/python.ts'
import { ROOT } from '../product/root.ts'
import { runCommand } from '../product/run-command.ts'
import { type Bind, startBind } from '../servers/bind.ts'
import { authenticateMail } from '../servers/mail-tester/authenticate-mail.ts'
import { createDkimKey, type DkimKey } from '../servers/opendkim.ts'
import { createWorkFolder, type WorkFolder } from '../servers/work-folder.ts'

const RECIPIENT = 'test@srv1.mail-tester.com'

/** The form that programs rely on; more names beside these are no matter, fewer or others are. */
const Agreed = z.object({
  score: z.number().min(0).max(10),
  spf: z.object({ result: z.string(), aligned: z.boolean().nullable() }),
  dkim: z.array(
    z.object({ domain: z.string(), selector: z.string(), result: z.string(), aligned: z.boolean().nullable() }),
  ),
  dmarc: z.object({ result: z.string(), policy: z.enum(['none', 'quarantine', 'reject']).nullable() }),
  findings: z
    .array(
      z.strictObject({
        checkId: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/),
        status: z.enum(['pass', 'fail', 'not-applicable', 'unknown', 'error']),
        points: z.number().max(0),
        params: z.record(z.string(), z.unknown()),
      }),
    )
    .min(100),
})

let folder: WorkFolder
let key: DkimKey
let bind: Bind
let python: PythonJudge
beforeAll(async () => {
  ;[folder, key] = await Promise.all([createWorkFolder('judge'), createDkimKey('good.example', 'key')])
  bind = await startBind(compareZones(key))
  python = await startPythonJudge(bind.port)
})
afterAll(async () => {
  await python.stop()
  await bind.stop()
  await folder.remove()
})

// Of this account nothing is needed, nothing is made: the folder of the data cannot even exist.
const nowhere = () => ({ BIENRECU_DATA: join(folder.path, 'file', 'data'), LC_ALL: 'C.UTF-8' })
const envelopeOf = ({ sender, mailFrom }: MadeMessage) => [
  `--ip=${sender.ip}`,
  `--helo=${sender.helo}`,
  `--mail-from=${mailFrom}`,
]
const judge = (args: readonly string[], input = '') =>
  runCommand(['judge', ...args, '--dns', `127.0.0.1:${bind.port}`], nowhere(), input)

const sampleOf = (id: string): Sample => {
  const sample = SAMPLES.find((one) => one.id === id)
  if (!sample) throw new Error(`there is no message ${id}`)
  return sample
}
const made = async (id: string): Promise<MadeMessage & { path: string }> => {
  const message = await makeMessage(sampleOf(id), RECIPIENT, key)
  const path = join(folder.path, `${id}.eml`)
  await writeFile(path, message.source)
  return { ...message, path }
}

const judged = async (message: MadeMessage & { path: string }) => {
  const { exitCode, stdout, stderr } = await judge([message.path, ...envelopeOf(message), '--json'])
  expect([exitCode, stderr]).toEqual([0, ''])
  expect(stdout.trim().split('\n')).toHaveLength(1)
  return Agreed.parse(JSON.parse(stdout))
}

describe('bienrecu judge, over a real name server, says what others say', () => {
  it.each([
    'all-right',
    'no-spf',
    'spf-softfail',
    'spf-fail',
    'spf-neutral',
    'two-spf-records',
    'too-many-lookups',
    'not-signed',
    'key-missing',
    'changed-on-the-way',
    'no-dmarc',
    'dmarc-none',
    'no-spf-not-signed',
    'bounce-address-elsewhere',
    'bounce-address-elsewhere-not-signed',
    'stranger',
  ])('of %s', async (id) => {
    const message = await made(id)
    const own = await judged(message)
    const { source, sender, mailFrom, recipient } = message
    const mail = { source, envelopeFrom: mailFrom, envelopeTo: [recipient], arrivedAt: new Date() }
    const replica = await authenticateMail({ ...mail, clientAddress: sender.ip, helo: sender.helo }, bind.resolver())
    expect(own.spf.result).toBe(replica.spf.result)
    expect(own.dkim.map(({ domain, selector, result }) => ({ domain, selector, result }))).toEqual(
      replica.dkim.map(({ domain, selector, result }) => ({ domain, selector, result })),
    )
    expect(own.dmarc.result).toBe(replica.dmarc.result)

    const third = await python.judge({ source, ...sender, mailFrom })
    expect(third.fault).toBeNull()
    expect(own.spf.result).toBe(third.spf)
    expect(own.dkim.some(({ result }) => result === 'pass')).toBe(third.dkim === 'pass')
    expect(own.dmarc.result === 'pass').toBe(third.dmarc === 'pass')
  })

  it('of alignment, which only the author’s domain decides', async () => {
    expect(await judged(await made('bounce-address-elsewhere'))).toMatchObject({
      spf: { result: 'pass', aligned: false },
      dkim: [{ domain: 'good.example', selector: 'key', result: 'pass', aligned: true }],
      dmarc: { result: 'pass', policy: 'quarantine' },
    })
  })

  it('of points: those of the findings lead from ten to the score, and nothing else does', async () => {
    for (const id of ['all-right', 'image-without-alt', 'no-dmarc']) {
      const { score, findings } = await judged(await made(id))
      const taken = findings.reduce((sum, { points }) => sum + points, 0)
      expect([id, score]).toEqual([id, Math.max(0, Math.round((10 + taken) * 10) / 10)])
    }
  })
})

it('answers as it was agreed: pnpm --silent bienrecu judge FILE.eml …, one object on one line', async () => {
  const message = await made('all-right')
  const command = ['--yes', 'pnpm@12', '--silent', 'bienrecu', 'judge', message.path, ...envelopeOf(message)]
  const dns = ['--dns', `127.0.0.1:${bind.port}`]
  const env = { ...process.env, ...nowhere() }
  const { stdout } = await promisify(execFile)('npx', [...command, ...dns, '--json'], { cwd: ROOT, env })
  expect(stdout.trim().split('\n')).toHaveLength(1)
  const agreed = Agreed.parse(JSON.parse(stdout))
  expect(agreed).toMatchObject({ score: 10, spf: { result: 'pass', aligned: true }, dmarc: { result: 'pass' } })
  expect(agreed.findings.filter(({ status }) => status === 'error')).toEqual([])
})

describe('what cannot be judged is refused in the language of the user, with exit code 2', () => {
  const file = async (name: string, content: string): Promise<string> => {
    const path = join(folder.path, name)
    await writeFile(path, content)
    return path
  }
  const MAIL = 'From: a@good.example\r\n\r\nHello.\r\n'

  it.each([
    ['a file that is not there', async () => ['gone.eml'], /cannot be read/, /ne peut pas être lu/],
    ['a folder', async () => [folder.path], /cannot be read/, /ne peut pas être lu/],
    ['an empty file', async () => [await file('empty.eml', '')], /file is empty/, /fichier est vide/],
    ['a picture', async () => [await file('a.eml', '\u0089PNG\r\n')], /not an e-mail/, /pas un e-mail/],
    ['no file at all', async () => [], /./, /./],
    ['a bad address', async () => [await file('b.eml', MAIL), '--ip', '300.1.2.3'], /--ip/, /--ip/],
    ['a bad sender', async () => [await file('c.eml', MAIL), '--mail-from', 'nobody'], /--mail-from/, /--mail-from/],
    ['a name with a line break', async () => [await file('d.eml', MAIL), '--helo', 'a\r\nb'], /--helo/, /--helo/],
  ])('%s', async (_what, args, english, french) => {
    const words = await args()
    const inEnglish = await judge([...words, '--lang', 'en'])
    const inFrench = await judge([...words, '--lang', 'fr'])
    expect(inEnglish.stderr).toMatch(english)
    expect(inFrench.stderr).toMatch(french)
    expect(inFrench.stderr).not.toBe(inEnglish.stderr)
    for (const { exitCode, stdout, stderr } of [inEnglish, inFrench]) {
      expect([exitCode, stdout]).toEqual([2, ''])
      expect(stderr).not.toMatch(/ {4}at |Error:/)
    }
  })

  it('a name server that does not answer costs nothing: what is not known is said', async () => {
    const path = await file('silent.eml', MAIL)
    const args = ['judge', path, '--ip', '192.0.2.10', '--dns', '127.0.0.1:1', '--json']
    const { exitCode, stdout } = await runCommand(args, nowhere())
    expect(exitCode).toBe(0)
    const { isDnsMissing } = JSON.parse(stdout)
    const { findings, dmarc } = Agreed.parse(JSON.parse(stdout))
    expect([isDnsMissing, dmarc.result]).toEqual([true, 'temperror'])
    expect(findings.filter(({ status, points }) => status === 'unknown' && points !== 0)).toEqual([])
  })
})
