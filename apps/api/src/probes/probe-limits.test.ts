import { describe, expect, it } from 'vitest'
import { createProbeLab } from './fixtures/probe-lab.ts'

const other = (name: string) => `test-${name}@srv1.mail-tester.com`

describe('limits', () => {
  it('three free tests a day, more only on purpose', async () => {
    const lab = await createProbeLab()
    for (const name of ['a1', 'b2', 'c3']) await lab.send({ address: other(name) })
    const time = new Date(lab.deps.now() + 24 * 3_600_000).toISOString()
    const fourth = await lab.post({ address: other('d4') })
    expect(fourth).toMatchObject({ status: 429, body: { code: 'tester-quota-used', params: { time } } })
    expect(await lab.post({ address: other('d4'), overQuota: true })).toMatchObject({ status: 201 })
    expect(lab.audited()).toContain('probe-refused')
    lab.deps.advance(24 * 3_600_000)
    expect(await lab.post({ address: other('e5') })).toMatchObject({ status: 201 })
  })

  it('messages per device and day', async () => {
    const lab = await createProbeLab({ env: { BIENRECU_DAILY_LIMIT: '1' } })
    await lab.send()
    const refused = await lab.post({ address: other('b2'), overQuota: true })
    expect(refused).toMatchObject({ status: 429, body: { code: 'send-quota-used', params: { limit: 1 } } })
    lab.deps.advance(24 * 3_600_000)
    expect(await lab.post({ address: other('b2') })).toMatchObject({ status: 201 })
  })

  it('a moment between two messages to one address', async () => {
    const lab = await createProbeLab()
    await lab.send({ address: 'isabelle@example.org' })
    const again = await lab.post({ address: 'isabelle@example.org' })
    expect(again).toMatchObject({ status: 429, body: { code: 'rate-limited', params: { seconds: 5 } } })
    lab.deps.advance(5_000)
    expect(await lab.post({ address: 'isabelle@example.org' })).toMatchObject({ status: 201 })
  })

  it('a message that did not leave counts for nothing', async () => {
    const lab = await createProbeLab({ script: { AUTH: '535 5.7.8 no' } })
    for (const name of ['a1', 'b2', 'c3', 'd4']) await lab.send({ address: other(name) })
    expect(lab.countSends()).toBe(0)
    const quota = await lab.request('/v1/tester-quota')
    expect(await quota.json()).toMatchObject({ used: 0, left: 3 })
  })

  it('a message that may have left counts', async () => {
    const lab = await createProbeLab({ script: { body: (connection) => (connection.drop(), false) } })
    expect(await lab.send()).toMatchObject({ state: 'unknown', code: 'outcome-unknown' })
    expect(lab.countSends()).toBe(1)
  })

  it('deleting the history does not give tests back', async () => {
    const lab = await createProbeLab()
    const { id } = await lab.send()
    expect((await lab.request(`/v1/probes/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await lab.request(`/v1/probes/${id}`)).status).toBe(404)
    expect(lab.countSends()).toBe(1)
  })
})
