import { ProbeBatch } from '@bienrecu/shared'
import { describe, expect, it, onTestFinished } from 'vitest'
import { testerReport } from '../fixtures/tester-report.ts'
import { relayScript, type RelayScript } from '../smtp/fixtures/relay-script.ts'
import { startPeer } from '../smtp/fixtures/scripted-peer.ts'
import { certificate } from '../smtp/fixtures/send-through.ts'
import { createProbeLab, relayRow } from './fixtures/probe-lab.ts'

const OWN = 'isabelle@example.org'
const tester = (name: string) => `test-${name}@srv1.mail-tester.com`

/** The lab's relay and two more, each answering as told. */
const createRelays = async (scripts: readonly [RelayScript, RelayScript, RelayScript] = [{}, {}, {}]) => {
  const [first, ...more] = scripts
  const lab = await createProbeLab({ script: first })
  const { database } = lab.deps
  const others = await Promise.all(
    more.map(async (script, index) => {
      const peer = await startPeer(relayScript({ certificate, ...script }))
      onTestFinished(() => peer.close())
      const { security = 'none' } = script
      const row = relayRow(lab.deps, { name: `Relay ${index + 2}`, port: peer.port, security })
      database.run(database.sql.insertInto('relays').values(row))
      return { id: row.id, peer }
    }),
  )
  const relays = [{ id: lab.relayId, peer: lab.peer }, ...others]
  const post = async (targets: unknown, changes: object = {}, key = crypto.randomUUID()) => {
    const body = { targets, locale: 'fr', ...changes }
    const response = await lab.request('/v1/probe-batches', { body, headers: { 'Idempotency-Key': key } })
    return { status: response.status, body: await response.json() }
  }
  const targetsTo = (...addresses: string[]) =>
    relays.map(({ id }, index) => ({ relayId: id, address: addresses[index] ?? addresses[0] ?? OWN }))
  const compare = async (targets: unknown, changes?: object) => {
    const { id } = ProbeBatch.parse((await post(targets, changes)).body)
    await lab.probing.runs.idle()
    return ProbeBatch.parse(await (await lab.request(`/v1/probe-batches/${id}`)).json())
  }
  return { ...lab, relays, post, targetsTo, compare }
}

describe('one message through several relays', () => {
  it('goes to all of them at the same time: none has to answer before another is asked', async () => {
    let waiting = 0
    let open = (): void => undefined
    const together = new Promise<void>((resolve) => {
      open = resolve
    })
    // No relay takes its message before every relay was handed one.
    const body: RelayScript['body'] = async (connection) => {
      waiting += 1
      if (waiting === 3) open()
      await together
      connection.say('250 2.0.0 Ok: queued as 4Z1')
    }
    const { compare, targetsTo, relays } = await createRelays([{ body }, { body }, { body }])
    const { items } = await compare(targetsTo(OWN))
    expect(items.map(({ probe }) => probe.state)).toEqual(['accepted', 'accepted', 'accepted'])
    expect(relays.map(({ peer }) => peer.messages.length)).toEqual([1, 1, 1])
  })

  it('tells what each of them did', async () => {
    const { compare, targetsTo } = await createRelays([
      {},
      { security: 'starttls', greeting: '220 smtp.example.net ready' },
      { AUTH: '535 5.7.8 no' },
    ])
    const { items } = await compare(targetsTo(OWN))
    expect(items.map(({ probe }) => [probe.relayName, probe.state, probe.code])).toEqual([
      ['Office', 'accepted', null],
      ['Relay 2', 'accepted', null],
      ['Relay 3', 'failed', 'smtp-auth-failed'],
    ])
    expect(items.map(({ facts }) => facts)).toMatchObject([
      { server: { address: '127.0.0.1', banner: '220 relay.example.org ESMTP' }, isEncrypted: false, mailFrom: OWN },
      { server: { banner: '220 smtp.example.net ready' }, tls: { protocol: 'TLSv1.3' }, isEncrypted: true },
      { milliseconds: null, mailFrom: null, isEncrypted: null, score: null },
    ])
    expect(items[0]?.facts.milliseconds).toBe(0) // by the clock of the test, which stands still
  })

  it('has a score and a signer of its own for each, where the tester reported', async () => {
    const { compare, targetsTo, request } = await createRelays()
    const targets = targetsTo(tester('a1'), tester('b2'), tester('c3'))
    const { id } = await compare(targets)
    const report = testerReport({ address: tester('b2'), score: 7.5 })
    const evidence = {
      ...report.evidence,
      dkimDomain: 'example.org',
      dkimSelector: 's1',
      bounceAddress: 'bounce@example.net',
    }
    await request('/v1/reports', { body: { report: { ...report, evidence } } })
    const { items } = ProbeBatch.parse(await (await request(`/v1/probe-batches/${id}`)).json())
    expect(items.map(({ facts }) => facts.score)).toEqual([null, 7.5, null])
    expect(items[1]?.facts).toMatchObject({
      signedBy: ['example.org'],
      returnPath: 'bounce@example.net',
      spf: 'success',
      dkim: null,
    })
  })

  it('is one message each with the same key, however often it is sent', async () => {
    const { post, targetsTo, probing, relays } = await createRelays()
    const key = crypto.randomUUID()
    const first = await post(targetsTo(OWN), {}, key)
    const again = await post(targetsTo(OWN), {}, key)
    await probing.runs.idle()
    expect([first.status, again.status]).toEqual([201, 200])
    expect(Reflect.get(Object(again.body), 'id')).toBe(Reflect.get(Object(first.body), 'id'))
    expect(relays.map(({ peer }) => peer.messages.length)).toEqual([1, 1, 1])
    const other = await post(targetsTo(OWN), { locale: 'en' }, key)
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } })
  })

  it('uses up one free test for each address of the tester', async () => {
    const { post, targetsTo, countSends } = await createRelays()
    expect((await post(targetsTo(tester('a1'), tester('b2'), tester('c3')))).status).toBe(201)
    expect(countSends()).toBe(3)
    const more = await post([{ ...targetsTo()[0], address: tester('d4') }])
    expect(more).toMatchObject({ status: 429, body: { code: 'tester-quota-used' } })
  })
})

describe('several relays are all refused, and nothing is sent,', () => {
  const refusal = async (change: (targets: { relayId: string; address: string }[]) => unknown) => {
    const { post, targetsTo, countSends, relays } = await createRelays()
    const { status, body } = await post(change(targetsTo(tester('a1'), tester('b2'), OWN)))
    expect([countSends(), ...relays.map(({ peer }) => peer.connections)]).toEqual([0, 0, 0, 0])
    return { status, body }
  }
  it('when one of them is given twice', async () => {
    const refused = await refusal((targets) => [...targets, targets[0]])
    expect(refused).toMatchObject({
      status: 400,
      body: {
        errors: [{ pointer: '/targets/3/relayId', code: 'target-relay-repeated' }, { pointer: '/targets/3/address' }],
      },
    })
  })
  it('when two share an address of the tester, which keeps the last message alone', async () => {
    const refused = await refusal((targets) => targets.map((target) => ({ ...target, address: tester('a1') })))
    expect(refused).toMatchObject({
      body: {
        errors: [{ pointer: '/targets/1/address', code: 'target-address-repeated' }, { pointer: '/targets/2/address' }],
      },
    })
  })
  it('when one address is nobody’s', async () => {
    const refused = await refusal((targets) => [...targets.slice(0, 2), { ...targets[2], address: 'x@example.net' }])
    expect(refused).toMatchObject({ status: 403, body: { code: 'recipient-not-allowed' } })
  })
  it('when one relay does not exist', async () => {
    const refused = await refusal((targets) => [...targets.slice(0, 2), { relayId: crypto.randomUUID(), address: OWN }])
    expect(refused).toMatchObject({ status: 404, body: { code: 'relay-not-found' } })
  })
})

it('a comparison that does not exist is not found', async () => {
  const { request } = await createRelays()
  const response = await request(`/v1/probe-batches/${crypto.randomUUID()}`)
  expect(await response.json()).toMatchObject({ status: 404, code: 'probe-batch-not-found' })
})
