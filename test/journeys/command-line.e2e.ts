import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApi, type Api } from '../product/start-api.ts'
import { startLab, type Lab, USER_ADDRESS } from '../servers/lab.ts'

let lab: Lab
let api: Api

beforeAll(async () => {
  ;[lab, api] = await Promise.all([startLab(), startApi()])
})
afterAll(() => Promise.all([api.stop(), lab.stop()]))

const addRelay = (fields: Record<string, string> = {}) =>
  api.command(
    [
      'relay',
      'add',
      '--json',
      ...Object.entries({
        name: 'office',
        host: '127.0.0.1',
        port: String(lab.relay.starttlsPort),
        security: 'starttls',
        username: lab.relay.username,
        'password-file': '-',
        from: USER_ADDRESS,
        ca: lab.authority.caFile,
        ...fields,
      }).flatMap(([option, value]) => [`--${option}`, value]),
    ],
    `${lab.relay.password}\n`,
  )

describe('the command line, beside a running API', () => {
  it('adds a relay, whose password never comes back', async () => {
    const { exitCode, stdout } = await addRelay()
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ name: 'office', security: 'starttls', hasPassword: true })
    expect(stdout).not.toContain(lab.relay.password)
  })

  it('tests it, step by step', async () => {
    const { exitCode, stdout } = await api.command(['relay', 'test', 'office', '--json'])
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, code: null })
  })

  it('sends a probe that arrives, once', async () => {
    const to = 'test-cmdline01@srv1.mail-tester.com'
    const { exitCode, stdout } = await api.command(['probe', '--relay', 'office', '--to', to, '--json'])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('waiting')
    await lab.mailTester.waitForMail(to)
    expect(lab.mailTester.mailCount()).toBe(1)
  })

  it('lists what was sent', async () => {
    const { stdout } = await api.command(['history', '--json'])
    expect(JSON.parse(stdout).items).toMatchObject([{ relayName: 'office', state: 'waiting' }])
  })

  it.each([
    ['a host with spaces', { name: 'a', host: 'smtp example.org' }],
    ['port 0', { name: 'a', port: '0' }],
    ['port 70000', { name: 'a', port: '70000' }],
    ['a line break in a name', { name: 'a\r\nRCPT TO:<x@example.net>' }],
    ['a From address with a comment', { name: 'a', from: 'isabelle(x)@example.org' }],
    ['a security nobody knows', { name: 'a', security: 'ssl' }],
    ['a name that is taken', {}],
  ])('refuses %s with a sentence, and changes nothing', async (_, fields) => {
    const { exitCode, stderr } = await addRelay(fields)
    expect(exitCode).not.toBe(0)
    expect(stderr.trim()).not.toBe('')
    const { stdout } = await api.command(['relay', 'list', '--json'])
    expect(JSON.parse(stdout).items.map(({ name }: { name: string }) => name)).toEqual(['office'])
  })

  it.each([
    ['a recipient outside the list', ['--relay', 'office', '--to', 'someone@example.net']],
    ['a relay that does not exist', ['--relay', 'nobody', '--to', 'test-cmdline02@srv1.mail-tester.com']],
    ['no recipient', ['--relay', 'office']],
  ])('refuses to send to %s', async (_, args) => {
    const { exitCode, stderr } = await api.command(['probe', ...args])
    expect(exitCode).not.toBe(0)
    expect(stderr.trim()).not.toBe('')
    expect(lab.mailTester.mailCount()).toBe(1)
  })

  it('finds everything in order, or says what is not', async () => {
    const { stdout } = await api.command(['doctor', '--json'])
    expect(JSON.parse(stdout)).toBeTruthy()
  })
})
