import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RelayScript } from '../smtp/fixtures/relay-script.ts'
import { relayScript } from '../smtp/fixtures/relay-script.ts'
import { type PeerConnection, startPeer } from '../smtp/fixtures/scripted-peer.ts'
import { openFileDeps, probingOver } from './fixtures/file-deps.ts'
import { relayRow } from './fixtures/probe-lab.ts'

const ROUNDS = 3
const ADDRESS = 'test-8kilyl428@srv1.mail-tester.com'
const PROGRAM = fileURLToPath(new URL('./fixtures/send-one.ts', import.meta.url))

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bienrecu-kill-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Kills the sender in the middle of an answer; the connection that comes after that is answered normally. */
type KillAt = (kill: () => Promise<void>) => RelayScript

const silently = (kill: () => Promise<void>) => async () => {
  await kill()
  return false
}

const BEFORE_THE_BODY: Record<string, KillAt> = {
  'before the greeting': (kill) => ({ greeting: silently(kill) }),
  'after EHLO': (kill) => ({ EHLO: silently(kill) }),
  'while signing in': (kill) => ({ AUTH: silently(kill) }),
  'after MAIL': (kill) => ({ MAIL: silently(kill) }),
  'after RCPT': (kill) => ({ RCPT: silently(kill) }),
  'after DATA, before 354': (kill) => ({ DATA: silently(kill) }),
}
const IN_THE_BODY: Record<string, KillAt> = {
  'in the message': (kill) => ({
    DATA: async (connection: PeerConnection) => {
      connection.say('354 go ahead')
      await connection.line()
      await kill()
      return false
    },
  }),
  'after the final dot, before the reply': (kill) => ({ body: silently(kill) }),
}
const IN_BETWEEN: Record<string, KillAt> = {
  'just as 354 goes out': (kill) => ({
    DATA: async (connection: PeerConnection) => {
      connection.say('354 go ahead')
      await kill()
      return true
    },
  }),
  'just as the acceptance goes out': (kill) => ({
    body: async (connection: PeerConnection) => {
      connection.say('250 queued')
      await kill()
      return false
    },
  }),
}

/** Lets a process send, kills it there, takes up what it left, and says how it all ended. */
const killed = async (killAt: KillAt, file: string) => {
  let sender: ChildProcess | undefined
  const kill = async () => {
    const gone = sender?.exitCode === null && sender.signalCode === null ? once(sender, 'exit') : undefined
    sender?.kill('SIGKILL')
    await gone
  }
  const scripts = [relayScript(killAt(kill))]
  const peer = await startPeer((connection) => (scripts.shift() ?? relayScript())(connection))
  const deps = await openFileDeps(file)
  const relay = relayRow(deps, { port: peer.port })
  deps.database.run(deps.database.sql.insertInto('relays').values(relay))
  sender = spawn(process.execPath, [PROGRAM, file, relay.id, ADDRESS], { stdio: ['ignore', 'ignore', 'inherit'] })
  await once(sender, 'exit')
  expect(sender.signalCode).toBe('SIGKILL')

  const probing = probingOver(deps)
  probing.start()
  await probing.runs.idle()
  await probing.close(0)
  const left = deps.database.all(deps.database.sql.selectFrom('probes').select(['state', 'code']))
  deps.database.close()
  await peer.close()
  return { left, messages: peer.messages.length }
}

const rounds = (name: string, killAt: KillAt, check: (outcome: Awaited<ReturnType<typeof killed>>) => void) =>
  it(`${name}, ${ROUNDS} times`, { timeout: 60_000 }, async () => {
    for (let round = 0; round < ROUNDS; round += 1)
      check(await killed(killAt, path.join(folder, `${crypto.randomUUID()}.sqlite`)))
  })

describe.concurrent('a sender killed before the message begins loses nothing and sends nothing twice', () => {
  for (const [name, killAt] of Object.entries(BEFORE_THE_BODY))
    rounds(name, killAt, ({ left, messages }) => {
      expect(left).toEqual([{ state: 'waiting', code: null }])
      expect(messages).toBe(1)
    })
})

describe.concurrent('a sender killed once the message has begun leaves an unknown outcome, and it is not sent again', () => {
  for (const [name, killAt] of Object.entries(IN_THE_BODY))
    rounds(name, killAt, ({ left, messages }) => {
      expect(left).toEqual([{ state: 'unknown', code: 'outcome-unknown' }])
      expect(messages).toBeLessThanOrEqual(1)
    })
})

describe.concurrent('a sender killed on the brink has either sent once or not at all', () => {
  for (const [name, killAt] of Object.entries(IN_BETWEEN))
    rounds(name, killAt, ({ left, messages }) => {
      expect(messages).toBeLessThanOrEqual(1)
      expect(left).toHaveLength(1)
      const state = left[0]?.state
      expect(['waiting', 'unknown']).toContain(state)
      if (state === 'waiting') expect(messages).toBe(1)
    })
})
