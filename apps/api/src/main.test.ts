import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { createServer } from 'node:net'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { PairResponse, Problem } from '@bienrecu/shared'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freePort } from './fixtures/free-port.ts'
import { temporaryFolder } from './fixtures/temporary-folder.ts'

type Process = ChildProcessByStdio<null, Readable, Readable>

const newEnv = async (): Promise<Record<string, string>> => {
  const root = temporaryFolder()
  return {
    LANG: 'fr_FR.UTF-8',
    BIENRECU_DATA: path.join(root, 'data'),
    BIENRECU_SECRET_KEY_FILE: path.join(root, 'config', 'secret.key'),
    BIENRECU_PORT: String(await freePort()),
    BIENRECU_ANNOUNCE: 'json',
  }
}

const run = (env: Record<string, string>): Process => {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

const exitOf = async (child: Process) => {
  const [err, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  return { code, err }
}

/** What a server says until `last` is among it. */
const said = async ({ stdout }: Process, last: RegExp): Promise<string> => {
  let all = ''
  while (!last.test(all)) all += String((await once(stdout, 'data'))[0])
  return all
}

/** A server that is ready, with the one line it said. */
const start = async (env: Record<string, string>) => {
  const child = run(env)
  const ready = JSON.parse(await said(child, /\n/))
  return { child, ready, url: `http://127.0.0.1:${env['BIENRECU_PORT']}` }
}

const pairWith = async (url: string, pairing: string) => {
  const body = JSON.stringify({ code: pairing.split('#')[1], deviceName: 'test' })
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch(`${url}/v1/pair`, { method: 'POST', headers, body })
  return PairResponse.parse(await response.json()).token
}

describe('the server', () => {
  it('announces itself in one line to a program, each time with a pairing line of its own', async () => {
    const env = await newEnv()
    const first = await start(env)
    expect(first.ready).toEqual({
      ready: true,
      url: first.url,
      pairing: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+#[A-Z]{4}-[A-Z]{4}$/),
      tester: `${first.url}/t`,
      mail: { host: '127.0.0.1', port: expect.any(Number) },
    })
    await pairWith(first.url, first.ready.pairing)
    first.child.kill('SIGTERM')
    expect(await exitOf(first.child)).toMatchObject({ code: 0 })
    const second = await start(env)
    expect(second.ready.pairing).not.toBe(first.ready.pairing)
    await pairWith(second.url, second.ready.pairing)
    second.child.kill('SIGINT')
    expect(await exitOf(second.child)).toMatchObject({ code: 0 })
  })

  it('speaks to people in their language, with a pairing line until a device is paired', async () => {
    const { BIENRECU_ANNOUNCE: _json, ...env } = await newEnv()
    const first = run(env)
    const greeting = await said(first, /Ctrl-C/)
    expect(greeting).toContain('Bien reçu répond à l’adresse')
    const line = /http\S+#[A-Z-]{9}/.exec(greeting)?.[0] ?? ''
    await pairWith(`http://127.0.0.1:${env['BIENRECU_PORT']}`, line)
    first.kill('SIGTERM')
    expect(await exitOf(first)).toMatchObject({ code: 0 })
    const second = run(env)
    expect(await said(second, /Ctrl-C/)).not.toContain('#')
    second.kill('SIGTERM')
    expect(await exitOf(second)).toMatchObject({ code: 0 })
  })

  it('refuses a second instance on the same data folder, with exit code 3', async () => {
    const env = await newEnv()
    await start(env)
    const second = await exitOf(run({ ...env, BIENRECU_PORT: String(await freePort()) }))
    expect(second.code).toBe(3)
    expect(second.err).toContain('Un autre Bien reçu utilise déjà le dossier de données')
  })

  it('refuses a port that is taken, with exit code 3', async () => {
    const env = await newEnv()
    const other = createServer()
    onTestFinished(() => void other.close())
    other.listen(Number(env['BIENRECU_PORT']), '127.0.0.1')
    await once(other, 'listening')
    const { code, err } = await exitOf(run(env))
    expect(code).toBe(3)
    expect(err).toContain(`Le port ${env['BIENRECU_PORT']} est déjà pris`)
  })

  it('refuses a host that is not of this machine, with exit code 3', async () => {
    const { code, err } = await exitOf(run({ ...(await newEnv()), BIENRECU_HOST: '192.0.2.1' }))
    expect(code).toBe(3)
    expect(err).toContain('192.0.2.1')
  })

  it('names every fault of its configuration and makes nothing', async () => {
    const env: Record<string, string> = { ...(await newEnv()), BIENRECU_PORT: '70000', BIENRECU_SENDING: 'maybe' }
    const { code, err } = await exitOf(run(env))
    expect(code).toBe(3)
    expect(err).toContain('BIENRECU_PORT')
    expect(err).toContain('BIENRECU_SENDING')
    expect(existsSync(path.dirname(env['BIENRECU_SECRET_KEY_FILE'] ?? ''))).toBe(false)
  })

  it('refuses a key of the wrong length, with exit code 3, and leaves it alone', async () => {
    const env = await newEnv()
    const { child } = await start(env)
    child.kill('SIGKILL')
    await once(child, 'exit')
    writeFileSync(env['BIENRECU_SECRET_KEY_FILE'] ?? '', 'abc', { mode: 0o600 })
    const { code, err } = await exitOf(run(env))
    expect(code).toBe(3)
    expect(err).toContain('64 chiffres hexadécimaux')
  })
})

/** Sends ten megabytes, announced or not, and reads the answer whatever becomes of the rest. */
const upload = (url: string, headers: Record<string, string>) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const request = httpRequest(`${url}/v1/relays`, { method: 'POST', headers }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject)
    })
    request.once('error', reject)
    for (let sent = 0; sent < 160; sent++) request.write(Buffer.alloc(65_536, 32))
    request.end()
  })

describe('over a real connection', () => {
  it('a body of 10 MB gets its legible refusal, announced or in chunks', async () => {
    const { url, ready } = await start(await newEnv())
    const Authorization = `Bearer ${await pairWith(url, ready.pairing)}`
    const json = { Authorization, 'Content-Type': 'application/json' }
    for (const headers of [{ ...json, 'Content-Length': String(160 * 65_536) }, json]) {
      const { status, body } = await upload(url, headers)
      expect(status).toBe(413)
      expect(Problem.parse(JSON.parse(body)).code).toBe('payload-too-large')
    }
    expect((await fetch(`${url}/v1/meta`)).status).toBe(200)
  })

  it('a foreign name in the Host field is refused', async () => {
    const { url } = await start(await newEnv())
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(`${url}/v1/meta`, { headers: { Host: 'attacker.example' } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      request.once('error', reject).end()
    })
    expect(status).toBe(421)
  })

  it('a request under way is answered although the server stops', async () => {
    const { url, child } = await start(await newEnv())
    const request = httpRequest(`${url}/v1/pair`, { method: 'POST', headers: { 'Content-Type': 'application/json' } })
    const answered = new Promise<number>((resolve, reject) => {
      request.once('error', reject)
      request.once('response', (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
    })
    request.write('{"code":')
    await once(request, 'socket')
    await fetch(`${url}/v1/meta`) // by now the first half has arrived
    child.kill('SIGTERM')
    request.end('"BCDF-GHJK","deviceName":"x"}')
    expect(await answered).toBe(403)
    expect(await exitOf(child)).toMatchObject({ code: 0 })
  })
})
