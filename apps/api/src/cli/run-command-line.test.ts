import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { parsePairingLine, ProbeList, Relay, RelayList } from '@bienrecu/shared'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { en } from '../locales/en.ts'
import { createCommandLine } from './fixtures/command-line.ts'

const PASSWORD = 'canary-77ab'
const RELAY = 'relay add --name Office --host smtp.example.org --security starttls --username isabelle@example.org'

let root: string
let env: Record<string, string>
let bienrecu: ReturnType<typeof createCommandLine>['run']

beforeEach(() => {
  ;({ root, env, run: bienrecu } = createCommandLine())
})

const passwordFile = (content = `${PASSWORD}\n`) => {
  const file = path.join(root, 'password')
  writeFileSync(file, content)
  return file
}

const addRelay = () => bienrecu(`${RELAY} --password-file ${passwordFile()}`)

describe('pair', () => {
  it('prints one pairing line, as an object with --json', async () => {
    const { code, out } = await bienrecu('pair --json')
    expect(code).toBe(0)
    expect(out).toMatch(/^\{ "pairing": "http:\/\/127\.0\.0\.1:24369#[A-Z]{4}-[A-Z]{4}" \}\n$/)
    expect(parsePairingLine(JSON.parse(out).pairing)).not.toBeNull()
  })

  it('prints the line alone on standard output', async () => {
    const { out, err } = await bienrecu('pair')
    expect(parsePairingLine(out)).not.toBeNull()
    expect(err).toContain('Pairing line')
  })

  it('uses the public address', async () => {
    env['BIENRECU_PUBLIC_URL'] = 'https://sonde.example.org/api'
    const { out } = await bienrecu('pair')
    expect(parsePairingLine(out)?.apiUrl).toBe('https://sonde.example.org/api')
  })
})

describe('relay add', () => {
  it('prints the relay as JSON, without its password', async () => {
    const { code, out } = await addRelay()
    expect(code).toBe(0)
    expect(Relay.parse(JSON.parse(out))).toMatchObject({
      name: 'Office',
      port: 587,
      fromAddress: 'isabelle@example.org',
      hasPassword: true,
    })
    expect(out).not.toContain(PASSWORD)
  })

  it('reads the password from standard input', async () => {
    const { out } = await bienrecu(`${RELAY} --password-file -`, { input: `${PASSWORD}\r\n` })
    expect(JSON.parse(out)).toMatchObject({ hasPassword: true })
  })

  it('asks for the password at a terminal, and shows nothing of it', async () => {
    const { out, err } = await bienrecu(RELAY, { input: `${PASSWORD}\n`, isTTY: true })
    expect(JSON.parse(out)).toMatchObject({ hasPassword: true })
    expect(err).toContain('isabelle@example.org')
    expect(out + err).not.toContain(PASSWORD)
  })

  it('does not wait for a password that nobody can type', async () => {
    const { code, err } = await bienrecu(RELAY)
    expect(code).toBe(2)
    expect(err).toContain('--password-file')
  })

  it('takes no password as an argument', async () => {
    const { code, err } = await bienrecu(`${RELAY} --password ${PASSWORD}`)
    expect(code).toBe(2)
    expect(err).toContain('--password')
    expect(err).not.toContain(PASSWORD)
  })

  it('needs none without authentication', async () => {
    const line =
      'relay add --name Lan --host relay.example.org --port 25 --security none --no-auth --from a@example.org'
    expect(JSON.parse((await bienrecu(line)).out)).toMatchObject({ authentication: false, hasPassword: false })
  })

  it('names every faulty option at once, before it asks for a password', async () => {
    const { code, err } = await bienrecu('relay add --host smtp..example --port 70000 --security ssl --from x')
    expect(code).toBe(2)
    for (const option of ['--name', '--host', '--port', '--security', '--from']) expect(err).toContain(`${option}: `)
  })

  it('refuses a name that is taken', async () => {
    await addRelay()
    const { code, err } = await addRelay()
    expect(code).toBe(1)
    expect(err).toContain('already a relay of this name')
  })

  it('says which password file cannot be read', async () => {
    const { code, err } = await bienrecu(`${RELAY} --password-file ${path.join(root, 'nothing')}`)
    expect(code).toBe(2)
    expect(err).toContain(path.join(root, 'nothing'))
  })

  it('refuses a certificate authority that is none', async () => {
    const { code, err } = await bienrecu(`${RELAY} --password-file - --ca ${passwordFile()}`, { input: 'x' })
    expect(code).toBe(2)
    expect(err).toContain('--ca')
  })

  it('keeps a password of several lines out', async () => {
    const { code, err } = await bienrecu(`${RELAY} --password-file ${passwordFile('one\r\ntwo\n')}`)
    expect(code).toBe(2)
    expect(err).toContain('--password-file')
  })
})

describe('the other commands', () => {
  it('list relays and remove one by its name, whatever its capitals', async () => {
    await addRelay()
    expect((await bienrecu('relay list')).out).toContain('smtp.example.org:587')
    expect((await bienrecu('relay remove OFFICE')).code).toBe(0)
    expect(JSON.parse((await bienrecu('relay list --json')).out)).toEqual({ items: [] })
  })

  it('say with exit code 4 that something is not there', async () => {
    expect((await bienrecu('relay remove nothing')).code).toBe(4)
    expect((await bienrecu('relay test nothing')).code).toBe(4)
    expect((await bienrecu(`device remove ${crypto.randomUUID()}`)).code).toBe(4)
    expect((await bienrecu('probe --relay nothing --to x@mail-tester.com')).code).toBe(4)
  })

  it('show an empty history as such', async () => {
    const { code, out, err } = await bienrecu('history')
    expect([code, out]).toEqual([0, ''])
    expect(err).toContain('No test yet')
    expect(ProbeList.parse(JSON.parse((await bienrecu('history --json')).out)).items).toEqual([])
  })

  it('refuse to send anywhere but to a tester', async () => {
    await addRelay()
    const { code, err } = await bienrecu('probe --relay Office --to somebody@example.org')
    expect(code).toBe(1)
    expect(err).toContain('not to somebody@example.org')
  })

  it('refuse an address that is none', async () => {
    await addRelay()
    const { code, err } = await bienrecu('probe --relay Office --to somebody')
    expect(code).toBe(2)
    expect(err).toContain('--to: ')
  })

  it('list no device before one is paired', async () => {
    expect(JSON.parse((await bienrecu('device list --json')).out)).toEqual({ items: [] })
  })
})

describe('key reset', () => {
  it('lets somebody go on who has lost the key: passwords go, relays stay', async () => {
    await addRelay()
    rmSync(env['BIENRECU_SECRET_KEY_FILE'] ?? '')
    expect((await bienrecu('relay list')).code).toBe(3)
    expect((await bienrecu('key reset')).code).toBe(2)
    expect((await bienrecu('relay list')).code).toBe(3)
    expect(JSON.parse((await bienrecu('key reset --yes --json')).out)).toEqual({ forgotten: 1 })
    const { items } = RelayList.parse(JSON.parse((await bienrecu('relay list --json')).out))
    expect(items).toMatchObject([{ name: 'Office', hasPassword: false, passwordSetAt: null }])
  })

  it('does not touch a key file that is not in order', async () => {
    await addRelay()
    writeFileSync(env['BIENRECU_SECRET_KEY_FILE'] ?? '', 'short')
    expect((await bienrecu('key reset --yes')).code).toBe(3)
    expect(readFileSync(env['BIENRECU_SECRET_KEY_FILE'] ?? '', 'utf8')).toBe('short')
  })
})

describe('a command that is not understood', () => {
  it.each([
    'bogus',
    'relay',
    'relay bogus',
    'pair now',
    'pair --bogus',
    'relay remove',
    'relay add --name',
    'pair --json=yes',
    'history --limit 0',
    'history --limit many',
    'probe --to x@mail-tester.com',
    'pair --lang de',
  ])('%s ends with exit code 2 and a reason', async (line) => {
    const { code, out, err } = await bienrecu(line)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err.trim().split('\n').length).toBeGreaterThan(1)
    expect(existsSync(path.join(root, 'data', 'bienrecu.sqlite'))).toBe(
      line.startsWith('history') || line.startsWith('probe'),
    )
  })
})

describe('the language', () => {
  it('is that of the account', async () => {
    env['LC_ALL'] = 'fr_FR.UTF-8'
    expect((await bienrecu('history')).err).toContain('Aucun test')
  })

  it('can be chosen', async () => {
    expect((await bienrecu('history --lang fr')).err).toContain('Aucun test')
    expect((await bienrecu('--help --lang=fr')).out).toContain('sortie')
    env['LANG'] = 'fr_FR.UTF-8'
    expect((await bienrecu('history --lang en')).err).toContain('No test')
  })

  it('is that of faults too', async () => {
    expect((await bienrecu('relay remove nothing --lang fr')).err).toContain('Ce relais n’existe pas')
  })
})

describe('help', () => {
  const commands = Object.keys(en).filter((word) => word.startsWith('help.') && word !== 'help.all')

  it.each(commands)('%s belongs to a command that shows it', async (word) => {
    const name = word.slice('help.'.length).replace(/^(relay|device|key)-/, '$1 ')
    const { code, out } = await bienrecu(`${name} --help`)
    expect(code).toBe(0)
    expect(out).toContain(`bienrecu ${name}`)
  })

  it('is shown without any command', async () => {
    expect((await bienrecu('--help')).out).toContain(
      'bienrecu relay add|edit|show|list|test|duplicate|order|default|fallback|remove',
    )
  })

  it('names the version', async () => {
    expect((await bienrecu('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('a configuration that is wrong', () => {
  it('has every fault of it named at once, with exit code 3', async () => {
    Object.assign(env, { BIENRECU_PORT: '70000', BIENRECU_SENDING: 'perhaps', BIENRECU_TRUSTED_PROXIES: '10.0.0.0/99' })
    const { code, err } = await bienrecu('pair')
    expect(code).toBe(3)
    for (const name of ['BIENRECU_PORT', 'BIENRECU_SENDING', 'BIENRECU_TRUSTED_PROXIES']) expect(err).toContain(name)
    expect(existsSync(path.join(root, 'data'))).toBe(false)
  })

  it('is JSON for a program', async () => {
    env['BIENRECU_SECRET_KEY_FILE'] = path.join(root, 'data', 'secret.key')
    const { code, err } = await bienrecu('pair --json')
    expect(code).toBe(3)
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'key-file-in-data-folder' } })
  })

  it('may name a variable that does not exist, and is told so', async () => {
    env['BIENRECU_PROT'] = '2436'
    const { code, err } = await bienrecu('pair')
    expect(code).toBe(0)
    expect(err).toContain('BIENRECU_PROT')
  })
})

const Doctor = (text: string): Record<string, string> => {
  const { checks } = JSON.parse(text)
  return Object.fromEntries(checks.map((one: { check: string; status: string }) => [one.check, one.status]))
}

describe('the doctor', () => {
  it('makes nothing on a machine where nothing was started yet', async () => {
    const { code, out } = await bienrecu('doctor --json')
    expect(code).toBe(0)
    expect(Doctor(out)).toMatchObject({ 'data-folder': 'warning', key: 'warning', port: 'ok' })
    expect(existsSync(path.join(root, 'data'))).toBe(false)
    expect(existsSync(path.join(root, 'config'))).toBe(false)
  })

  it('finds everything in order after that', async () => {
    await bienrecu('pair')
    expect(Doctor((await bienrecu('doctor --json')).out)).toMatchObject({
      'data-folder': 'ok',
      key: 'ok',
      database: 'ok',
      'key-fit': 'ok',
      clock: 'ok',
      server: 'warning',
    })
  })

  it('finds a key that does not fit, a damaged database, a port that is taken', async () => {
    await addRelay()
    writeFileSync(env['BIENRECU_SECRET_KEY_FILE'] ?? '', 'a'.repeat(64))
    const { code, out } = await bienrecu('doctor --json')
    expect(code).toBe(1)
    expect(Doctor(out)).toMatchObject({ 'key-fit': 'failed' })
    writeFileSync(path.join(root, 'data', 'bienrecu.sqlite'), 'x'.repeat(9_000))
    expect(Doctor((await bienrecu('doctor --json')).out)).toMatchObject({ database: 'failed' })
  })

  it('finds a port that another program has', async () => {
    const server = createServer((socket) => socket.destroy())
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        resolve(typeof address === 'object' ? (address?.port ?? 0) : 0)
      })
    })
    onTestFinished(() => void server.close())
    env['BIENRECU_PORT'] = String(port)
    const { code, out } = await bienrecu('doctor --json')
    expect(code).toBe(1)
    expect(Doctor(out)).toMatchObject({ server: 'warning', port: 'failed' })
  })

  it('tells a relay that cannot be reached from one that can', async () => {
    const server = createServer((socket) => socket.destroy())
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    env['BIENRECU_ALLOWED_PRIVATE_HOSTS'] = '127.0.0.0/8'
    const add = (name: string, at: number) =>
      bienrecu(`relay add --name ${name} --host 127.0.0.1 --port ${at} --security none --no-auth --from a@example.org`)
    await add('near', port ?? 0)
    await add('gone', 1)
    expect(Doctor((await bienrecu('doctor --json')).out)).toMatchObject({ 'relay:near': 'ok', 'relay:gone': 'failed' })
  })
})
