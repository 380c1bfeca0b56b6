import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { relayScript, type RelayScript } from '../../smtp/fixtures/relay-script.ts'
import { startPeer } from '../../smtp/fixtures/scripted-peer.ts'
import { createCommandLine } from '../fixtures/command-line.ts'

const OWN = 'isabelle@example.org'
const EML = ['From: karim@example.net', 'Subject: Devis 12', '', 'Bonjour'].join('\r\n')

let root: string
let bienrecu: ReturnType<typeof createCommandLine>['run']

beforeEach(() => {
  const line = createCommandLine()
  root = line.root
  line.env['BIENRECU_ALLOWED_PRIVATE_HOSTS'] = '127.0.0.1'
  bienrecu = line.run
})

const addRelay = async (name: string, script: RelayScript = {}) => {
  const peer = await startPeer(relayScript(script))
  onTestFinished(() => peer.close())
  const added = await bienrecu(
    `relay add --name ${name} --host 127.0.0.1 --port ${peer.port} --security none --no-auth --from ${OWN}`,
  )
  expect(added.code).toBe(0)
  return peer
}

const messageFile = () => {
  const file = path.join(root, 'devis.eml')
  writeFileSync(file, EML)
  return file
}

describe('relay send-test', () => {
  it('writes to the relay’s own address', async () => {
    const peer = await addRelay('Office')
    const { code, out } = await bienrecu('relay send-test Office --json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ state: 'accepted', address: OWN, cause: null, reply: expect.any(String) })
    expect(peer.messages).toHaveLength(1)
  })

  it('writes to nobody else', async () => {
    const peer = await addRelay('Office')
    const { code, err } = await bienrecu('relay send-test Office --to x@example.net --json')
    expect([code, JSON.parse(err)]).toMatchObject([1, { error: { code: 'recipient-not-allowed' } }])
    expect(peer.connections).toBe(0)
  })
})

describe('probe --message', () => {
  it('sends the message of a file, and keeps nothing of it', async () => {
    const peer = await addRelay('Office')
    const { code, out } = await bienrecu(`probe --relay Office --to ${OWN} --message ${messageFile()} --json`)
    expect(code).toBe(0)
    expect(peer.messages[0]).toMatch(/\r\nSubject: Devis 12\r\n[^]*\r\n\r\nBonjour$/)
    expect(JSON.parse(out)).toMatchObject({ state: 'accepted' })
  })

  it('says that a file cannot be read', async () => {
    await addRelay('Office')
    const { code, err } = await bienrecu(`probe --relay Office --to ${OWN} --message ${root}/none.eml --json`)
    expect([code, JSON.parse(err)]).toMatchObject([2, { error: { code: 'input-file-unreadable' } }])
  })
})

describe('compare', () => {
  it('shows what each relay did with the same message', async () => {
    const peers = [await addRelay('A'), await addRelay('B'), await addRelay('C', { MAIL: '550 5.7.1 not yours' })]
    const { code, out } = await bienrecu(`compare --relay A --relay B --relay C --to ${OWN}`)
    expect(code).toBe(1)
    expect(out.split('\n').filter((line) => /^[ABC] /.test(line))).toHaveLength(3)
    expect(out).toContain('220 relay.example.org ESMTP')
    expect(peers.map(({ messages }) => messages.length)).toEqual([1, 1, 0])
  })

  it('wants one address for all, or one for each', async () => {
    await addRelay('A')
    const { code, err } = await bienrecu(`compare --relay A --to ${OWN} --to ${OWN}`)
    expect(code).toBe(2)
    expect(err).toContain('one for each')
  })
})

describe('address', () => {
  it('is asked about, confirmed, listed and removed', async () => {
    const peer = await addRelay('Office')
    expect((await bienrecu('address add lea@example.com --relay Office')).out).toContain('on its way')
    const code = /\b[B-Z]{4}-[B-Z]{4}\b/.exec(peer.messages[0] ?? '')?.[0] ?? ''
    expect((await bienrecu('address list')).out).toContain('waiting for its code')
    expect((await bienrecu(`address confirm lea@example.com ${code}`)).code).toBe(0)
    expect(JSON.parse((await bienrecu('address list --json')).out)).toMatchObject({
      items: [{ address: 'lea@example.com', confirmedAt: expect.any(String) }],
    })
    expect((await bienrecu('address remove lea@example.com')).code).toBe(0)
    expect((await bienrecu('address remove lea@example.com')).code).toBe(4)
  })
})
