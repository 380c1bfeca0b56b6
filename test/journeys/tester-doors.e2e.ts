import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NODE, ROOT } from '../product/root.ts'
import { createCertificateAuthority, type CertificateAuthority } from '../servers/certificate-authority.ts'
import { type RunningProgram, startProgram } from '../servers/child-process.ts'
import { findFreePort } from '../servers/free-port.ts'
import { USER_ADDRESS } from '../servers/lab.ts'
import { type OpenDkim, startOpenDkim } from '../servers/opendkim.ts'
import { type Postfix, startPostfix } from '../servers/postfix.ts'
import { swaks } from '../servers/senders/swaks.ts'
import { openTesterScene, STRANGER, TESTER_DOMAIN, type TesterScene } from './tester-scene.ts'

const FRONT = `mx.${TESTER_DOMAIN}`
const HELO = 'stranger.example.org'

let authority: CertificateAuthority
let scene: TesterScene
let openDkim: OpenDkim
let lmtpPort: number
beforeAll(async () => {
  ;[authority, lmtpPort] = await Promise.all([createCertificateAuthority(), findFreePort()])
  scene = await openTesterScene({ env: { BIENRECU_TESTER_LMTP: String(lmtpPort) } })
  openDkim = await startOpenDkim(scene.key)
})
afterAll(async () => {
  await Promise.all([openDkim.stop(), scene.stop()])
  await authority.remove()
})

describe.each([
  ['which writes a Received field', 'lmtp'],
  ['which tells of its client (XFORWARD)', 'lmtp-xforward'],
] as const)('a Postfix in front, %s', (_what, delivery) => {
  let front: Postfix
  beforeAll(async () => {
    front = await startPostfix({
      hostName: FRONT,
      domain: TESTER_DOMAIN,
      username: `admin@${TESTER_DOMAIN}`,
      certificate: await authority.issue([FRONT]),
      routes: { [TESTER_DOMAIN]: lmtpPort },
      delivery,
      receivesFor: TESTER_DOMAIN,
      milterPort: openDkim.milterPort,
    })
    front.setMilterInUse(false)
  })
  afterAll(() => front.stop())

  const send = (to: string, more: { caFile?: string } = {}) =>
    swaks({ port: front.plainPort, from: USER_ADDRESS, to, helo: HELO, localAddress: STRANGER, ...more })

  it('hands over by LMTP: who is judged is the client that Postfix saw', async () => {
    const to = await scene.address()
    expect(await send(to)).toMatchObject({ exitCode: 0 })
    const { judgement } = await scene.resultOf(to)
    expect(judgement.connection).toMatchObject({ ip: STRANGER, helo: HELO, mailFrom: USER_ADDRESS, tls: null })
    expect(judgement.authentication.spf).toMatchObject({ result: 'fail', domain: 'example.org' })
    expect(judgement.hops).toMatchObject([{ by: FRONT, fromIp: STRANGER, isEncrypted: false }])
  })

  it('tells whether the client came by TLS', async () => {
    const to = await scene.address()
    expect(await send(to, { caFile: authority.caFile })).toMatchObject({ exitCode: 0 })
    const { judgement } = await scene.resultOf(to)
    expect(judgement.connection).toMatchObject({ ip: STRANGER, tls: { protocol: 'TLSv1.3' } })
    expect(judgement.hops).toMatchObject([{ isEncrypted: true, tls: expect.stringContaining('TLSv1.3') }])
  })

  it('keeps nothing for an address that was not given: Postfix hears that there is none', async () => {
    await send(`test-nobody@${TESTER_DOMAIN}`)
    await expect.poll(() => front.log()).toMatch(/status=bounced \(host 127\.0\.0\.1\[127\.0\.0\.1\] said: 550 5\.1\.1/)
  })
})

describe('“bienrecu receive”, on the data of an API', () => {
  const HOURS_AHEAD = 25
  /** Node’s clock, a day and an hour ahead. */
  const AHEAD = `const now = Date.now; Date.now = () => now() + ${HOURS_AHEAD * 3_600_000}`

  const receive = async (env: Readonly<Record<string, string>> = {}): Promise<[number, RunningProgram]> => {
    const port = await findFreePort()
    const { dataFolder } = scene.api
    const program = await startProgram({
      program: NODE,
      args: [join(ROOT, 'apps/api/dist/cli.js'), 'receive'],
      env: {
        BIENRECU_DATA: dataFolder,
        BIENRECU_SECRET_KEY_FILE: join(dirname(dataFolder), 'keys', 'secret.key'),
        BIENRECU_TESTER_DOMAIN: TESTER_DOMAIN,
        BIENRECU_TESTER_SMTP_PORT: String(port),
        BIENRECU_DNS: `127.0.0.1:${scene.bind.port}`,
        ...env,
      },
      ready: { port },
    })
    return [port, program]
  }

  it('takes and judges mail for addresses that the API gave, and the API shows the result', async () => {
    const [port, receiver] = await receive()
    const to = await scene.address()
    expect(await swaks({ port, from: USER_ADDRESS, to, helo: HELO })).toMatchObject({ exitCode: 0 })
    const { judgement } = await scene.resultOf(to)
    expect(judgement).toMatchObject({ connection: { helo: HELO }, authentication: { spf: { result: 'pass' } } })
    await receiver.stop()
  })

  it('refuses an address that has run out, and says where to get another one', async () => {
    const to = await scene.address()
    const [port, receiver] = await receive({
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(AHEAD)}`,
    })
    const { exitCode, output } = await swaks({ port, from: USER_ADDRESS, to, helo: HELO })
    expect(exitCode).toBe(24)
    expect(output).toMatch(/<\*\* 550 5\.1\.1 This test address has run out; open a new one at http\S+\/t/)
    await receiver.stop()
  })
})
