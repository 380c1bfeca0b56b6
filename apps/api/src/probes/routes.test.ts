import { ProbeList } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { createProbeLab, type LabOptions, TESTER_ADDRESS } from './fixtures/probe-lab.ts'

const other = (name: string) => `test-${name}@srv1.mail-tester.com`
const silence = () => new Promise<never>(() => undefined)

describe('a probe', () => {
  it.each([
    ['tls', ['connected', 'tls', 'authenticated']],
    ['starttls', ['connected', 'tls', 'authenticated']],
    ['none', ['connected', 'authenticated']],
  ] as const)('goes out once over %s, step by step, and then waits for its result', async (security, steps) => {
    const lab = await createProbeLab({ security, env: { BIENRECU_RESULT_WAIT_SECONDS: '90' } })
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
    expect(lab.audited()).toContain('probe-sent')
  })

  it('carries the address exactly as given, in To and in the envelope', async () => {
    const lab = await createProbeLab()
    const address = 'acymailing-QWx+b/c=-1700000000@mail-tester.com'
    const { messageId } = await lab.send({ address })
    expect(lab.peer.lines).toContain(`RCPT TO:<${address}>`)
    expect(lab.peer.messages[0]).toContain(`\r\nTo: ${address}\r\n`)
    expect(lab.peer.messages[0]).toContain(`\r\nMessage-ID: ${messageId}\r\n`)
    expect(messageId).toMatch(/^<[0-9a-f-]{36}@example\.org>$/)
  })

  it('to oneself ends when it is accepted: no tester tells more', async () => {
    const lab = await createProbeLab()
    const probe = await lab.send({ address: 'isabelle@example.org' })
    expect(probe).toMatchObject({ state: 'accepted', resultDeadline: null })
  })

  it('is asked for with 201 and Location, and told as it is', async () => {
    const lab = await createProbeLab({ script: { greeting: silence } })
    const { status, body } = await lab.post()
    expect(status).toBe(201)
    expect(body).toMatchObject({ state: 'queued', address: TESTER_ADDRESS, isCancellable: true, report: null })
  })
})

describe('a double click', () => {
  it('at the same moment is one message', async () => {
    const lab = await createProbeLab()
    const key = crypto.randomUUID()
    const [first, second] = await Promise.all([lab.post({}, key), lab.post({}, key.toUpperCase())])
    await lab.probing.runs.idle()
    expect([first.status, second.status].toSorted()).toEqual([200, 201])
    expect(first.body).toMatchObject({ id: Reflect.get(Object(second.body), 'id') })
    expect(lab.peer).toMatchObject({ connections: 1, messages: [expect.any(String)] })
    expect(lab.countSends()).toBe(1)
  })

  it('with two keys is one message as well, and says so', async () => {
    const lab = await createProbeLab()
    const [, second] = await Promise.all([lab.post(), lab.post()])
    await lab.probing.runs.idle()
    expect(second).toMatchObject({ status: 409, body: { code: 'probe-in-progress' } })
    expect((await lab.post({ address: TESTER_ADDRESS.toUpperCase() })).body).toMatchObject({
      code: 'probe-in-progress',
    })
    expect(lab.peer.messages).toHaveLength(1)
  })

  it('long after is still the same message', async () => {
    const lab = await createProbeLab()
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
    const lab = await createProbeLab()
    const key = crypto.randomUUID()
    await lab.post({}, key)
    expect(await lab.post(change, key)).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } })
  })
})

describe('a probe is refused, and nothing is counted,', () => {
  const refusal = async (change: Record<string, unknown>, options?: LabOptions, key?: string) => {
    const lab = await createProbeLab(options)
    const { status, body } = await lab.post(change, key)
    expect({ sends: lab.countSends(), connections: lab.peer.connections }).toEqual({ sends: 0, connections: 0 })
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

describe('the history', () => {
  it('is paged, newest first, without a gap or a repetition', async () => {
    const lab = await createProbeLab()
    const ids: string[] = []
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      ids.unshift((await lab.send({ address: other(name), overQuota: true })).id)
      lab.deps.advance(1)
    }
    const page = async (cursor?: string): Promise<string[]> => {
      const query = new URLSearchParams({ limit: '2', ...(cursor && { cursor }) })
      const { items, nextCursor } = ProbeList.parse(await (await lab.request(`/v1/probes?${query.toString()}`)).json())
      const found = items.map(({ id }) => id)
      return nextCursor === null ? found : [...found, ...(await page(nextCursor))]
    }
    expect(await page()).toEqual(ids)
    expect((await lab.request('/v1/probes?cursor=nonsense')).status).toBe(400)
  })
})
