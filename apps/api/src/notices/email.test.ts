import { NoticeSettings, NoticeTest } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { TESTER_ADDRESS } from '../probes/fixtures/probe-lab.ts'
import { createNoticeLab, NEWS } from './fixtures/notice-lab.ts'

const OWN = 'isabelle@example.org'
const MINUTE = 60_000

/** A message as it is read: quoted-printable undone. */
const readable = (message: string): string =>
  Buffer.from(
    message
      .replaceAll(/=\r?\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString()

const setUp = async (...options: Parameters<typeof createNoticeLab>) => {
  const lab = await createNoticeLab(...options)
  expect((await lab.set({ email: OWN, locale: 'fr' })).status).toBe(200)
  return lab
}

describe('an e-mail about a notice', () => {
  it('goes through the user’s own relay to their own address, in the language of the settings', async () => {
    const { tell, deliver, deps, peer } = await setUp()
    tell(NEWS)
    deps.advance(10_000)
    await deliver()
    expect(peer.lines).toContain(`RCPT TO:<${OWN}>`)
    const message = readable(peer.messages[0] ?? '')
    expect(message).toContain('Auto-Submitted: auto-generated')
    expect(message).toContain('L’enregistrement TXT _dmarc.example.org n’est plus publié.')
    deps.advance(60 * MINUTE)
    await deliver()
    expect(peer.messages).toHaveLength(1)
  })

  it('holds everything that came together, and the next one comes ten minutes later at the soonest', async () => {
    const { tell, deliver, deps, peer } = await setUp()
    for (const fact of ['a', 'b', 'c']) tell({ ...NEWS, fact })
    deps.advance(10_000)
    await deliver()
    expect(peer.messages).toHaveLength(1)
    expect(readable(peer.messages[0] ?? '')).toContain('Voici 3 nouvelles de vos domaines.')
    tell({ ...NEWS, fact: 'd' })
    deps.advance(9 * MINUTE)
    await deliver()
    expect(peer.messages).toHaveLength(1)
    deps.advance(MINUTE)
    await deliver()
    expect(peer.messages).toHaveLength(2)
  })

  it.each([[TESTER_ADDRESS], ['stranger@example.com'], ['isabelle+x@example.org']])(
    'does not go to %s',
    async (address) => {
      const { set } = await createNoticeLab()
      const answer = await set({ email: address })
      expect(await answer.json()).toMatchObject({ status: 403, code: 'recipient-not-allowed' })
    },
  )

  it('goes nowhere once its address is no longer one’s own', async () => {
    const { tell, deliver, deps, peer } = await setUp()
    deps.database.run(deps.database.sql.updateTable('relays').set({ from_address: 'other@example.org' }))
    tell(NEWS)
    deps.advance(10_000)
    await deliver()
    expect(peer.messages).toHaveLength(0)
  })

  it('that the relay refuses is tried again and given up in the end, which is told', async () => {
    const { tell, deliver, deps, countSends, request } = await setUp({ script: { RCPT: '550 5.1.1 no such user' } })
    tell(NEWS)
    deps.advance(10_000)
    await deliver()
    for (let hours = 0; hours < 12; hours += 1) {
      deps.advance(60 * MINUTE)
      await deliver()
    }
    for (let days = 0; days < 2; days += 1) {
      deps.advance(24 * 60 * MINUTE)
      await deliver()
    }
    const settings = NoticeSettings.parse(await (await request('/v1/notice-settings')).json())
    expect(settings.email?.lastFailure).toMatchObject({ code: 'smtp-recipient-refused' })
    expect(countSends()).toBe(0)
  })

  it('that may have arrived is not sent a second time', async () => {
    const { tell, deliver, deps, peer } = await setUp({
      script: {
        body: (connection) => {
          connection.drop()
          return false
        },
      },
    })
    tell(NEWS)
    deps.advance(10_000)
    await deliver()
    deps.advance(24 * 60 * MINUTE)
    await deliver()
    expect(peer.connections).toBe(1)
  })

  it('counts among the messages of the day, and is not sent where sending is switched off', async () => {
    const { request, countSends } = await setUp()
    const ask = async () =>
      NoticeTest.parse(await (await request('/v1/notice-settings/test', { method: 'POST' })).json())
    expect(await ask()).toEqual({ email: { ok: true, failure: null }, webhook: null })
    expect(countSends()).toBe(1)
    const off = await setUp({ env: { BIENRECU_SENDING: 'off' } })
    const tried = await off.request('/v1/notice-settings/test', { method: 'POST' })
    expect(await tried.json()).toMatchObject({ email: { failure: { code: 'sending-disabled' } } })
    expect(off.peer.connections).toBe(0)
  })

  it('is not sent any more once the address is taken out of the settings', async () => {
    const { tell, set, deliver, deps, peer } = await setUp()
    tell(NEWS)
    await set({})
    deps.advance(10_000)
    await deliver()
    await set({ email: OWN })
    deps.advance(10_000)
    await deliver()
    expect(peer.messages).toHaveLength(0)
  })
})
