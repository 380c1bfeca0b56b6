import { ConfirmedAddress } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { createProbeLab, type LabOptions, TESTER_ADDRESS } from '../probes/fixtures/probe-lab.ts'

const ADDRESS = 'Lea+tests@example.com'

const createLab = async (options?: LabOptions) => {
  const lab = await createProbeLab(options)
  const { request, relayId, peer } = lab
  const ask = (address = ADDRESS) => request('/v1/confirmed-addresses', { body: { address, relayId } })
  const confirm = (code: string, address = ADDRESS) =>
    request('/v1/confirmed-addresses/confirm', { body: { address, code } })
  /** The code in the newest message the relay took. */
  const code = () => /\b[B-Z]{4}-[B-Z]{4}\b/.exec(peer.messages.at(-1) ?? '')?.[0] ?? ''
  return { ...lab, ask, confirm, code }
}

const wrong = (code: string) => (code.startsWith('B') ? `C${code.slice(1)}` : `B${code.slice(1)}`)

describe('an address', () => {
  it('is confirmed by the code that was sent there, and then tests may go there', async () => {
    const { ask, confirm, code, post, peer, deps } = await createLab()
    expect(await post({ address: ADDRESS })).toMatchObject({ body: { code: 'recipient-not-allowed' } })
    const asked = ConfirmedAddress.parse(await (await ask()).json())
    expect(asked).toMatchObject({ address: ADDRESS, confirmedAt: null, codeExpiresAt: '2026-11-21T12:30:00.000Z' })
    expect(peer.lines).toContain(`RCPT TO:<${ADDRESS}>`)
    expect(await post({ address: ADDRESS })).toMatchObject({ body: { code: 'recipient-not-allowed' } })
    const confirmed = await confirm(code().toLowerCase().replace('-', ' '), ADDRESS.toUpperCase())
    expect(await confirmed.json()).toMatchObject({ confirmedAt: '2026-11-21T12:00:00.000Z', codeExpiresAt: null })
    deps.advance(5_000)
    expect(await post({ address: 'lea@example.com' })).toMatchObject({ body: { code: 'recipient-not-allowed' } })
    expect(await post({ address: ADDRESS })).toMatchObject({ status: 201 })
  })

  it('is sent no code twice once it is confirmed, and none any more once it is forgotten', async () => {
    const { ask, confirm, code, peer, deps, post, request } = await createLab()
    await ask()
    await confirm(code())
    deps.advance(60_000)
    expect((await ask()).status).toBe(200)
    expect(peer.messages).toHaveLength(1)
    expect(await post({ address: ADDRESS })).toMatchObject({ status: 201 })
    const path = `/v1/confirmed-addresses/${encodeURIComponent(ADDRESS)}`
    expect((await request(path, { method: 'DELETE' })).status).toBe(204)
    expect((await request(path, { method: 'DELETE' })).status).toBe(404)
    expect(await (await request('/v1/confirmed-addresses')).json()).toEqual({ items: [] })
    deps.advance(3_600_000)
    expect(await post({ address: ADDRESS, overQuota: true })).toMatchObject({ body: { code: 'recipient-not-allowed' } })
  })

  it('is sent no code by the practice relay, which leads to our own tester alone', async () => {
    const { request, deps, relayId } = await createLab()
    const { sql, run } = deps.database
    run(sql.updateTable('relays').set({ is_practice: 1 }).where('id', '=', relayId))
    const asked = await request('/v1/confirmed-addresses', { body: { address: ADDRESS, relayId } })
    expect(await asked.json()).toMatchObject({ code: 'relay-not-found' })
  })

  it('belongs to its code alone', async () => {
    const { ask, confirm, code } = await createLab()
    await ask()
    await ask('other@example.com')
    expect(await (await confirm(code())).json()).toMatchObject({ code: 'confirmation-code-wrong', params: { left: 4 } })
    expect((await confirm(code(), 'other@example.com')).status).toBe(200)
  })

  it('can be tried at five times, and not for longer than half an hour', async () => {
    const { ask, confirm, code, deps } = await createLab()
    await ask()
    const first = code()
    for (const left of [4, 3, 2, 1])
      expect(await (await confirm(wrong(first))).json()).toMatchObject({ status: 403, params: { left } })
    expect(await (await confirm('nonsense')).json()).toMatchObject({ status: 429, code: 'confirmation-locked' })
    expect(await (await confirm(first)).json()).toMatchObject({ code: 'confirmation-locked' })
    deps.advance(60_000)
    await ask()
    expect(await (await confirm(first)).json()).toMatchObject({ code: 'confirmation-code-wrong' })
    deps.advance(30 * 60_000)
    expect(await (await confirm(code())).json()).toMatchObject({ status: 410, code: 'confirmation-code-expired' })
  })

  it('that nobody asked about is not known', async () => {
    const { confirm } = await createLab()
    expect(await (await confirm('BCDF-GHJK')).json()).toMatchObject({
      status: 404,
      code: 'confirmed-address-not-found',
    })
  })
})

describe('codes', () => {
  it('leave one a minute for one address, and five a day for all', async () => {
    const { ask, deps, peer } = await createLab()
    for (const name of ['a', 'b', 'c', 'd']) expect((await ask(`${name}@example.com`)).status).toBe(200)
    expect(await (await ask('A@example.com')).json()).toMatchObject({ code: 'rate-limited', params: { seconds: 60 } })
    deps.advance(60_000)
    expect((await ask('a@example.com')).status).toBe(200)
    const time = '2026-11-22T12:00:00.000Z'
    expect(await (await ask('e@example.com')).json()).toMatchObject({
      code: 'confirmation-limit',
      params: { limit: 5, time },
    })
    expect(peer.messages).toHaveLength(5)
    deps.advance(24 * 3_600_000)
    expect((await ask('e@example.com')).status).toBe(200)
  })

  it('count for nothing when they did not leave', async () => {
    const { ask, countSends } = await createLab({ script: { RCPT: '550 5.1.1 no such user' } })
    for (let tries = 0; tries < 7; tries += 1)
      expect(await (await ask()).json()).toMatchObject({ code: 'smtp-recipient-refused' })
    expect(countSends()).toBe(0)
  })

  it('count among the messages of the day', async () => {
    const { ask } = await createLab({ env: { BIENRECU_DAILY_LIMIT: '1' } })
    expect((await ask()).status).toBe(200)
    expect(await (await ask('b@example.com')).json()).toMatchObject({ code: 'send-quota-used' })
  })

  it('are not sent to a tester, nor at all where sending is switched off', async () => {
    const lab = await createLab()
    expect(await (await lab.ask(TESTER_ADDRESS)).json()).toMatchObject({ code: 'recipient-not-allowed' })
    const off = await createLab({ env: { BIENRECU_SENDING: 'off' } })
    expect(await (await off.ask()).json()).toMatchObject({ code: 'sending-disabled' })
    expect([lab.peer.connections, off.peer.connections]).toEqual([0, 0])
  })

  it('are kept as an HMAC alone', async () => {
    const { ask, code, deps, audited } = await createLab()
    await ask()
    const { sql, all } = deps.database
    const kept = JSON.stringify([
      all(sql.selectFrom('confirmed_addresses').selectAll()),
      all(sql.selectFrom('audit_log').selectAll()),
    ])
    expect(code()).not.toBe('')
    expect(kept).not.toContain(code())
    expect(kept).not.toContain(code().replace('-', ''))
    expect(audited()).toContain('confirmation-asked')
  })
})
