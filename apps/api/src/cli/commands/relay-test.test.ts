import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { relayScript, type RelayScript } from '../../smtp/fixtures/relay-script.ts'
import { startPeer } from '../../smtp/fixtures/scripted-peer.ts'
import { createCommandLine } from '../fixtures/command-line.ts'

const PASSWORD = 'canary-77ab'
const OFF = '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.'

let line: ReturnType<typeof createCommandLine>
let bienrecu: ReturnType<typeof createCommandLine>['run']

beforeEach(() => {
  line = createCommandLine()
  line.env['BIENRECU_ALLOWED_PRIVATE_HOSTS'] = '127.0.0.1'
  bienrecu = line.run
})

const addRelay = async (script: RelayScript = {}) => {
  const peer = await startPeer(relayScript(script))
  onTestFinished(() => peer.close())
  const server = `--host 127.0.0.1 --port ${peer.port} --security none`
  const user = `--username isabelle@example.org --password-file ${line.file('password', `${PASSWORD}\n`)}`
  const added = await bienrecu(`relay add --name Office ${server} ${user} --from isabelle@example.org`)
  expect(added.code).toBe(0)
  return peer
}

describe('relay test', () => {
  it('of a relay that works: exit code 0, and every step with its time', async () => {
    const peer = await addRelay()
    const { code, out } = await bienrecu('relay test Office --json')
    expect(code).toBe(0)
    const test = JSON.parse(out)
    expect(test).toMatchObject({ ok: true, failedStep: null, cause: null, reply: null })
    const steps = ['resolve', 'connect', 'greeting', 'ehlo', 'auth', 'mail-from', 'rcpt']
    expect(test.steps).toEqual(steps.map((step) => expect.objectContaining({ step, ok: true, ms: expect.any(Number) })))
    expect(peer.messages).toEqual([])
  })

  it('of one that refuses: exit code 1, the step, and the cause in the language asked for', async () => {
    await addRelay({ AUTH: OFF })
    const { code, out } = await bienrecu('relay test Office --json --lang fr')
    expect(code).toBe(1)
    const test = JSON.parse(out)
    expect(test).toMatchObject({
      ok: false,
      failedStep: 'auth',
      cause: { id: 'ms-535-5.7.139-tenant', class: 'permanent', actor: 'administrator', text: expect.any(String) },
      reply: OFF,
    })
    expect(test.cause.text).toMatch(/[éèà’]/)
    expect(test.steps.at(-1)).toMatchObject({ step: 'auth', ok: false })
  })

  it('reads as a list of steps, then what it is, who can repair it and how', async () => {
    await addRelay({ AUTH: OFF })
    const { out } = await bienrecu('relay test Office --lang en')
    expect(out).toMatch(/✓ Greeting +\d+ ms\n +banner: 220 relay\.example\.org ESMTP\n/)
    expect(out).toMatch(/✗ Authentication +\d+ ms\n/)
    expect(out).toContain('· Recipient accepted\n')
    expect(out).toMatch(/Probably: .+\nWho can repair it: whoever administers the mail of this domain\nHow: .+/)
    expect(out).toContain(`The server’s own words: ${OFF}`)
  })

  it('never shows the password', async () => {
    await addRelay({ AUTH: `534 5.7.9 Application-specific password required ${PASSWORD}` })
    for (const options of ['--json', '--lang en']) {
      const { out, err } = await bienrecu(`relay test Office ${options}`)
      expect(out).toContain('•••')
      expect(out + err).not.toContain(PASSWORD)
    }
  })
})

describe('probe --json', () => {
  it('ends with the state, the cause, the Message-ID and the reply', async () => {
    await addRelay({ MAIL: '550 5.7.60 SMTP; Client does not have permissions to send as this sender' })
    const { code, out } = await bienrecu('probe --relay Office --to test-abc@srv1.mail-tester.com --json --lang en')
    expect(code).toBe(1)
    expect(JSON.parse(out.trim().split('\n').at(-1) ?? '')).toMatchObject({
      state: 'failed',
      cause: { id: 'ms-550-5.7.60', class: 'permanent', text: expect.any(String) },
      messageId: expect.stringMatching(/^<.+>$|@/),
      reply: expect.stringContaining('5.7.60'),
    })
  })
})
