import { ProbeList } from '@bienrecu/shared'
import { afterEach, describe, expect, it } from 'vitest'
import { createLog } from '../log.ts'
import type { PeerConnection } from '../smtp/fixtures/scripted-peer.ts'
import { PASSWORD } from '../smtp/fixtures/send-through.ts'
import { createProbeLab, type LabOptions, type ProbeLab, TESTER_ADDRESS } from './fixtures/probe-lab.ts'

const labs: ProbeLab[] = []
afterEach(async () => {
  for (const lab of labs.splice(0)) await lab.close()
})
const createLab = async (options?: LabOptions): Promise<ProbeLab> => {
  const lab = await createProbeLab(options)
  labs.push(lab)
  return lab
}
const other = (name: string) => `test-${name}@srv1.mail-tester.com`
const silence = () => new Promise<never>(() => undefined)
const countSends = ({ deps: { database } }: ProbeLab): number =>
  database.all(database.sql.selectFrom('sends').selectAll()).length
const audited = ({ deps: { database } }: ProbeLab): string[] =>
  database.all(database.sql.selectFrom('audit_log').select('event')).map(({ event }) => event)

describe('a probe', () => {
  it.each([
    ['tls', ['connected', 'tls', 'authenticated']],
    ['starttls', ['connected', 'tls', 'authenticated']],
    ['none', ['connected', 'authenticated']],
  ] as const)('goes out once over %s, step by step, and then waits for its result', async (security, steps) => {
    const lab = await createLab({ security, env: { BIENRECU_RESULT_WAIT_SECONDS: '90' } })
    const probe = await lab.send()
    expect(lab.steps(probe.id)).toEqual(['queued', 'connecting', ...steps, 'envelope', 'data', 'accepted', 'waiting'])
    expect(probe).toMatchObject({
      state: 'waiting',
      code: null,
      relayId: lab.relayId,
      relayName: 'Office',
      reply: '250 2.0.0 Ok: queued as 4Z1',
      isCancellable: false,
      acceptedAt: new Date(lab.deps.now()).toISOString(),
      resultDeadline: new Date(lab.deps.now() + 90_000).toISOString(),
    })
    expect(probe.events.map(({ sequence }) => sequence)).toEqual(probe.events.map((_event, index) => index + 1))
    expect(lab.peer.messages).toHaveLength(1)
    expect(audited(lab)).toContain('probe-sent')
  })

  it('carries the address exactly as given, in To and in the envelope', async () => {
    const lab = await createLab()
    const address = 'acymailing-QWx+b/c=-1700000000@mail-tester.com'
    const { messageId } = await lab.send({ address })
    expect(lab.peer.lines).toContain(`RCPT TO:<${address}>`)
    expect(lab.peer.messages[0]).toContain(`\r\nTo: ${address}\r\n`)
    expect(lab.peer.messages[0]).toContain(`\r\nMessage-ID: ${messageId}\r\n`)
    expect(messageId).toMatch(/^<[0-9a-f-]{36}@example\.org>$/)
  })

  it('to oneself ends when it is accepted: no tester tells more', async () => {
    const lab = await createLab()
    const probe = await lab.send({ address: 'isabelle@example.org' })
    expect(probe).toMatchObject({ state: 'accepted', resultDeadline: null })
  })

  it('is asked for with 201 and Location, and told as it is', async () => {
    const lab = await createLab({ script: { greeting: silence } })
    const { status, body } = await lab.post()
    expect(status).toBe(201)
    expect(body).toMatchObject({ state: 'queued', address: TESTER_ADDRESS, isCancellable: true, report: null })
  })
})

describe('a double click', () => {
  it('at the same moment is one message', async () => {
    const lab = await createLab()
    const key = crypto.randomUUID()
    const [first, second] = await Promise.all([lab.post({}, key), lab.post({}, key.toUpperCase())])
    await lab.probing.runs.idle()
    expect([first.status, second.status].toSorted()).toEqual([200, 201])
    expect(first.body).toMatchObject({ id: Reflect.get(Object(second.body), 'id') })
    expect(lab.peer).toMatchObject({ connections: 1, messages: [expect.any(String)] })
    expect(countSends(lab)).toBe(1)
  })

  it('with two keys is one message as well, and says so', async () => {
    const lab = await createLab()
    const [, second] = await Promise.all([lab.post(), lab.post()])
    await lab.probing.runs.idle()
    expect(second).toMatchObject({ status: 409, body: { code: 'probe-in-progress' } })
    expect((await lab.post({ address: TESTER_ADDRESS.toUpperCase() })).body).toMatchObject({
      code: 'probe-in-progress',
    })
    expect(lab.peer.messages).toHaveLength(1)
  })

  it('long after is still the same message', async () => {
    const lab = await createLab()
    const key = crypto.randomUUID()
    await lab.post({}, key)
    await lab.probing.runs.idle()
    lab.deps.advance(3_600_000)
    expect(await lab.post({}, key)).toMatchObject({ status: 200, body: { state: 'waiting' } })
    expect(lab.peer.messages).toHaveLength(1)
  })

  it.each([
    ['address', { address: other('x') }],
    ['language', { locale: 'en' }],
    ['permission', { overQuota: true }],
  ])('with the key of another %s is refused', async (_what, change) => {
    const lab = await createLab()
    const key = crypto.randomUUID()
    await lab.post({}, key)
    expect(await lab.post(change, key)).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } })
  })
})

describe('a probe is refused, and nothing is counted,', () => {
  const refusal = async (change: Record<string, unknown>, options?: LabOptions, key?: string) => {
    const lab = await createLab(options)
    const { status, body } = await lab.post(change, key)
    expect({ sends: countSends(lab), connections: lab.peer.connections }).toEqual({ sends: 0, connections: 0 })
    return { status, body }
  }
  it.each(['', 'x', '00000000-0000-0000-0000-00000000000g'])('without a UUID as key (%s)', async (key) => {
    expect(await refusal({}, {}, key)).toMatchObject({ status: 400, body: { code: 'idempotency-key-missing' } })
  })
  it('for an unknown relay', async () => {
    const refused = await refusal({ relayId: crypto.randomUUID() })
    expect(refused).toMatchObject({ status: 404, body: { code: 'relay-not-found' } })
  })
  it.each(['someone@example.net', 'test-x@mail-tester.com.example.net', 'test-x@evilmail-tester.com'])(
    'for %s, who is not on the list',
    async (address) => {
      const refused = await refusal({ address })
      expect(refused).toMatchObject({ status: 403, body: { code: 'recipient-not-allowed', params: { to: address } } })
    },
  )
  it.each([
    ['a@evil.example,b@mail-tester.com', 'address-invalid'],
    ['"a@evil.example"@mail-tester.com', 'address-quoted'],
    ['user@evil.example(x)mail-tester.com', 'address-comment'],
    ['test-x@mail-tester.com\r\nRCPT TO:<a@evil.example>', 'field-line-break'],
    ['test-x@mаil-tester.com', 'address-not-ascii'],
  ])('for %j, which can be read in two ways', async (address, code) => {
    const errors = [{ pointer: '/address', code }]
    expect(await refusal({ address })).toMatchObject({ status: 400, body: { code: 'invalid-request', errors } })
  })
  it('when the operator has switched sending off', async () => {
    const refused = await refusal({}, { env: { BIENRECU_SENDING: 'off' } })
    expect(refused).toMatchObject({ status: 403, body: { code: 'sending-disabled' } })
  })
  it('with an unknown language', async () => {
    expect(await refusal({ locale: 'de' })).toMatchObject({ status: 400 })
  })
})

describe('limits', () => {
  it('three free tests a day, more only on purpose', async () => {
    const lab = await createLab()
    for (const name of ['a1', 'b2', 'c3']) await lab.send({ address: other(name) })
    const time = new Date(lab.deps.now() + 24 * 3_600_000).toISOString()
    const fourth = await lab.post({ address: other('d4') })
    expect(fourth).toMatchObject({ status: 429, body: { code: 'tester-quota-used', params: { time } } })
    expect(await lab.post({ address: other('d4'), overQuota: true })).toMatchObject({ status: 201 })
    expect(audited(lab)).toContain('probe-refused')
    lab.deps.advance(24 * 3_600_000)
    expect(await lab.post({ address: other('e5') })).toMatchObject({ status: 201 })
  })

  it('messages per device and day', async () => {
    const lab = await createLab({ env: { BIENRECU_DAILY_LIMIT: '1' } })
    await lab.send()
    const refused = await lab.post({ address: other('b2'), overQuota: true })
    expect(refused).toMatchObject({ status: 429, body: { code: 'send-quota-used', params: { limit: 1 } } })
    lab.deps.advance(24 * 3_600_000)
    expect(await lab.post({ address: other('b2') })).toMatchObject({ status: 201 })
  })

  it('a moment between two messages to one address', async () => {
    const lab = await createLab()
    await lab.send({ address: 'isabelle@example.org' })
    const again = await lab.post({ address: 'isabelle@example.org' })
    expect(again).toMatchObject({ status: 429, body: { code: 'rate-limited', params: { seconds: 5 } } })
    lab.deps.advance(5_000)
    expect(await lab.post({ address: 'isabelle@example.org' })).toMatchObject({ status: 201 })
  })

  it('a message that did not leave counts for nothing', async () => {
    const lab = await createLab({ script: { AUTH: '535 5.7.8 no' } })
    for (const name of ['a1', 'b2', 'c3', 'd4']) await lab.send({ address: other(name) })
    expect(countSends(lab)).toBe(0)
    const quota = await lab.request('/v1/tester-quota')
    expect(await quota.json()).toMatchObject({ used: 0, left: 3 })
  })

  it('a message that may have left counts', async () => {
    const lab = await createLab({ script: { body: (connection) => (connection.drop(), false) } })
    expect(await lab.send()).toMatchObject({ state: 'unknown', code: 'outcome-unknown' })
    expect(countSends(lab)).toBe(1)
  })

  it('deleting the history does not give tests back', async () => {
    const lab = await createLab()
    const { id } = await lab.send()
    expect((await lab.request(`/v1/probes/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await lab.request(`/v1/probes/${id}`)).status).toBe(404)
    expect(countSends(lab)).toBe(1)
  })
})

describe('a failure', () => {
  it('names its cause, its params, and the relay’s own words', async () => {
    const lab = await createLab({ script: { RCPT: '550 5.1.1 no such user' } })
    const probe = await lab.send()
    expect(probe).toMatchObject({
      state: 'failed',
      code: 'smtp-recipient-refused',
      reply: '550 5.1.1 no such user',
      params: { to: TESTER_ADDRESS, from: 'isabelle@example.org', host: 'relay.example.org' },
      acceptedAt: null,
    })
    expect(probe.events.at(-1)).toMatchObject({
      step: 'failed',
      code: 'smtp-recipient-refused',
      facts: { reply: probe.reply },
    })
  })

  it('of a relay without a password, or with one that no longer opens, contacts nobody', async () => {
    for (const [password_sealed, code] of [
      [null, 'relay-password-missing'],
      ['v1.x.y.z', 'relay-password-unreadable'],
    ] as const) {
      const lab = await createLab({ relay: { password_sealed } })
      expect(await lab.send()).toMatchObject({ state: 'failed', code })
      expect(lab.peer.connections).toBe(0)
    }
  })

  it('of a private host without permission contacts nobody', async () => {
    const lab = await createLab({ env: { BIENRECU_ALLOWED_PRIVATE_HOSTS: 'elsewhere.example.org' } })
    expect(await lab.send()).toMatchObject({ state: 'failed', code: 'host-private' })
    expect(lab.peer.connections).toBe(0)
  })

  it('is not the end: the next probe to the address may follow at once', async () => {
    let refusals = 1
    const AUTH = (connection: PeerConnection) => connection.say(refusals-- > 0 ? '535 5.7.8 no' : '235 ok')
    const lab = await createLab({ script: { AUTH } })
    expect(await lab.send()).toMatchObject({ state: 'failed', code: 'smtp-auth-failed' })
    expect(await lab.send()).toMatchObject({ state: 'waiting' })
  })
})

describe('trying again', () => {
  const quickly = {
    retryPolicy: (code: string, attempts: number) => (code.startsWith('smtp-') && attempts < 3 ? 1 : null),
  }

  it('happens by itself after a refusal that says “later”, with the same message', async () => {
    let attempts = 0
    const RCPT = (connection: PeerConnection) => connection.say(++attempts < 3 ? '450 4.7.1 Greylisted' : '250 ok')
    const DATA = (connection: PeerConnection) => connection.say(attempts < 3 ? '503 no recipient' : '354 go')
    const lab = await createLab({ script: { RCPT, DATA, offers: ['AUTH PLAIN'] }, ...quickly })
    const probe = await lab.send()
    expect(probe).toMatchObject({ state: 'waiting', code: null })
    const waits = probe.events.filter(({ step, code }) => step === 'queued' && code === 'smtp-greylisted')
    expect(waits).toMatchObject([{ facts: { retryInSeconds: '1', reply: '450 4.7.1 Greylisted' } }, {}])
    expect(lab.peer).toMatchObject({ connections: 3, messages: [expect.any(String)] })
    expect(countSends(lab)).toBe(1)
  })

  it('ends with the last failure', async () => {
    const lab = await createLab({ script: { MAIL: '451 4.3.0 later' }, ...quickly })
    expect(await lab.send()).toMatchObject({ state: 'failed', code: 'smtp-temporary' })
    expect(lab.peer.connections).toBe(3)
  })

  it('never happens once the message may have left', async () => {
    const always = { retryPolicy: () => 1 }
    const lab = await createLab({ script: { body: (connection) => (connection.drop(), false) }, ...always })
    expect(await lab.send()).toMatchObject({ state: 'unknown' })
    expect(lab.peer).toMatchObject({ connections: 1, messages: [expect.any(String)] })
  })
})

describe('cancelling', () => {
  const cancel = async (lab: ProbeLab, id: string) => {
    const response = await lab.request(`/v1/probes/${id}/cancel`, { method: 'POST' })
    return { status: response.status, body: await response.json() }
  }
  const begin = async (lab: ProbeLab): Promise<string> => String(Reflect.get(Object((await lab.post()).body), 'id'))

  it.each(['greeting', 'AUTH', 'MAIL', 'DATA'] as const)('works while the relay makes us wait at %s', async (where) => {
    const lab = await createLab({ script: { [where]: silence } })
    const id = await begin(lab)
    const reached = { greeting: 'connected', AUTH: 'connected', MAIL: 'envelope', DATA: 'envelope' }[where]
    await expect.poll(() => lab.steps(id).at(-1)).toBe(reached)
    expect(await cancel(lab, id)).toMatchObject({ status: 200, body: { state: 'failed', code: 'cancelled' } })
    await lab.probing.runs.idle()
    expect(lab.steps(id).filter((step) => step === 'failed')).toHaveLength(1)
    expect(lab.peer.messages).toEqual([])
    expect(countSends(lab)).toBe(0)
  })

  it('works while a retry is waited for', async () => {
    const lab = await createLab({ script: { MAIL: '450 4.7.1 Greylisted' }, retryPolicy: () => 60_000 })
    const id = await begin(lab)
    await expect.poll(() => lab.probe(id).code).toBe('smtp-greylisted')
    expect(await cancel(lab, id)).toMatchObject({ status: 200 })
    await lab.probing.runs.idle()
    expect(lab.peer.connections).toBe(1)
  })

  it('is refused once the message has begun, and the message goes on', async () => {
    let goOn = (): void => undefined
    const body = (connection: PeerConnection) => {
      goOn = () => connection.say('250 queued')
    }
    const lab = await createLab({ script: { body } })
    const id = await begin(lab)
    await expect.poll(() => lab.peer.messages.length).toBe(1)
    expect(lab.probe(id)).toMatchObject({ isCancellable: false, state: 'connecting' })
    expect(await cancel(lab, id)).toMatchObject({ status: 409, body: { code: 'probe-not-cancellable' } })
    goOn()
    await lab.probing.runs.idle()
    expect(lab.probe(id).state).toBe('waiting')
    expect((await cancel(lab, id)).status).toBe(409)
  })

  it('is no substitute for deleting: a probe being sent cannot be deleted', async () => {
    const lab = await createLab({ script: { greeting: silence } })
    const id = await begin(lab)
    const response = await lab.request(`/v1/probes/${id}`, { method: 'DELETE' })
    expect(await response.json()).toMatchObject({ code: 'probe-in-progress' })
  })
})

describe('the history', () => {
  it('is paged, newest first, without a gap or a repetition', async () => {
    const lab = await createLab()
    const ids: string[] = []
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      ids.unshift((await lab.send({ address: other(name), overQuota: true })).id)
      lab.deps.advance(1)
    }
    const page = async (cursor?: string): Promise<string[]> => {
      const query = new URLSearchParams({ limit: '2', ...(cursor && { cursor }) })
      const { items, nextCursor } = ProbeList.parse(await (await lab.request(`/v1/probes?${query}`)).json())
      const found = items.map(({ id }) => id)
      return nextCursor === null ? found : [...found, ...(await page(nextCursor))]
    }
    expect(await page()).toEqual(ids)
    expect((await lab.request('/v1/probes?cursor=nonsense')).status).toBe(400)
  })
})

describe('the password', () => {
  const plain = Buffer.from(`\0isabelle\0${PASSWORD}`).toString('base64')
  const forms = [PASSWORD, plain, Buffer.from(PASSWORD).toString('base64')]
  const outcomes: [string, (echo: string) => LabOptions][] = [
    ['a sign-in refused', (echo) => ({ script: { AUTH: `535 5.7.8 wrong: ${echo}` } })],
    ['a sender refused', (echo) => ({ script: { MAIL: `550 5.7.1 ${echo}` } })],
    ['a message accepted', (echo) => ({ script: { body: `250 ok ${echo}` } })],
    ['an outcome unknown', (echo) => ({ script: { body: `${echo} is no reply` } })],
    ['words that are no SMTP', (echo) => ({ script: { EHLO: `${echo}\r\n${echo}` } })],
  ]

  it.each(outcomes)('is nowhere, whatever the relay repeats: %s', async (_what, script) => {
    for (const form of forms) {
      const lines: string[] = []
      const log = createLog('trace', { write: (line: string) => void lines.push(line) })
      const lab = await createLab({ ...script(form), log })
      const probe = await lab.send()
      const answer: unknown = await (await lab.request(`/v1/relays/${lab.relayId}/test`, { method: 'POST' })).json()
      const { raw } = lab.deps.database
      const tables = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
      const dump = tables.map(({ name }) => raw.prepare(`SELECT * FROM "${String(name)}"`).all())
      for (const secret of forms) expect(JSON.stringify([dump, probe, answer, lines])).not.toContain(secret)
    }
  })
})
