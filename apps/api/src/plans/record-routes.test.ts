import { Problem } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { TEST_TIME } from '../fixtures/test-deps.ts'
import { zoneWith } from '../verifications/fixtures/scene.ts'
import { firstKey, KEYS, planScene, STEP } from './fixtures/plan-scene.ts'

const EMPTY = zoneWith({})
const iso = (time: number): string => new Date(time).toISOString()
const codeOf = async (response: Response) => Problem.parse(await response.json()).code

describe('“I have published it”', () => {
  it('is believed, and looked at at once: a host that has not published is called that', async () => {
    const scene = await planScene([zoneWith({}, { soaTtl: 900, minimum: 600 })])
    const plan = await scene.make()
    const record = await scene.published(plan, firstKey(plan))
    expect(record).toMatchObject({
      state: 'awaited',
      publishedAt: iso(TEST_TIME),
      seenAt: null,
      oldUntil: iso(TEST_TIME + 600_000),
      verification: { state: 'awaited', servers: [{ server: 'ns1.example.org', state: 'absent' }], resolvers: [] },
    })
    expect(Date.parse(record.nextLookAt ?? '')).toBeGreaterThan(TEST_TIME)
  })

  it('counts the old answer from what was remembered before, not from what stands there now', async () => {
    const old = zoneWith({ 'gm1._domainkey.example.org': { CNAME: ['old.example.net'] } }, { ttl: 7200 })
    const scene = await planScene([old])
    const plan = await scene.make()
    scene.dns.authorities[0]?.hold(zoneWith(KEYS, { ttl: 60 }))
    scene.deps.advance(10_000)
    const record = await scene.published(plan, firstKey(plan))
    expect(record).toMatchObject({ state: 'published', oldUntil: iso(TEST_TIME + 10_000 + 7_200_000) })
    scene.deps.advance(60_000)
    expect((await scene.verified(plan, firstKey(plan))).oldUntil).toBe(record.oldUntil)
  })

  it('is followed until every server has it, and the resolvers', async () => {
    const scene = await planScene([EMPTY, EMPTY], { publicZones: [KEYS] })
    const plan = await scene.make()
    const states = [(await scene.published(plan, firstKey(plan))).state]
    scene.dns.authorities[0]?.hold(zoneWith(KEYS))
    states.push((await scene.verified(plan, firstKey(plan))).state)
    scene.dns.authorities[1]?.hold(zoneWith(KEYS))
    const last = await scene.verified(plan, firstKey(plan))
    expect([...states, last.state]).toEqual(['awaited', 'partly', 'visible'])
    expect(last).toMatchObject({ seenAt: iso(TEST_TIME), visibleAt: iso(TEST_TIME), nextLookAt: null })
    const { sql, all } = scene.deps.database
    expect(all(sql.selectFrom('dns_changes').select(['domain', 'name', 'before', 'after', 'step_id']))).toEqual([
      {
        domain: 'example.org',
        name: 'gm1._domainkey.example.org',
        before: '[]',
        after: '["gm1.gandimail.net"]',
        step_id: STEP,
      },
    ])
  })

  it('marks a name typed twice, in words', async () => {
    const scene = await planScene([
      zoneWith({ 'gm1._domainkey.example.org.example.org': { CNAME: ['gm1.gandimail.net'] } }),
    ])
    const plan = await scene.make()
    const record = await scene.published(plan, firstKey(plan))
    expect(record.verification?.servers).toMatchObject([
      {
        state: 'different',
        difference: 'name-typed-twice',
        foundAt: 'gm1._domainkey.example.org.example.org',
        text: expect.stringContaining('gm1._domainkey.example.org.example.org'),
      },
    ])
    expect(record.state).toBe('different')
  })

  it('can be taken back', async () => {
    const scene = await planScene([EMPTY])
    const plan = await scene.make()
    await scene.published(plan, firstKey(plan))
    expect(await scene.published(plan, firstKey(plan), 'DELETE')).toMatchObject({
      state: 'planned',
      publishedAt: null,
      oldUntil: null,
      nextLookAt: null,
    })
  })

  it('counts where the name servers cannot be found, and is looked for later', async () => {
    const scene = await planScene([])
    const plan = await scene.make()
    expect(await scene.published(plan, firstKey(plan))).toMatchObject({
      state: 'awaited',
      publishedAt: iso(TEST_TIME),
      nextLookAt: iso(TEST_TIME),
      verification: null,
    })
    const response = await scene.request(`/v1/plans/${plan.id}/records/${firstKey(plan).id}/verify`, { method: 'POST' })
    expect([response.status, await codeOf(response)]).toEqual([504, 'name-servers-unknown'])
  })

  it('of a record of another plan is not found', async () => {
    const scene = await planScene([EMPTY])
    const plan = await scene.make()
    const path = `/v1/plans/${plan.id}/records/${crypto.randomUUID()}/published`
    expect(await codeOf(await scene.request(path, { method: 'POST' }))).toBe('plan-record-not-found')
  })

  it('too often is slowed down: every word asks strangers’ servers', async () => {
    const scene = await planScene(['silent'])
    const plan = await scene.make()
    const path = `/v1/plans/${plan.id}/records/${firstKey(plan).id}/verify`
    const statuses = []
    for (let count = 0; count < 61; count += 1) statuses.push((await scene.request(path, { method: 'POST' })).status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  })
})

it('before a record is published no resolver is asked about its name', async () => {
  const scene = await planScene([EMPTY], { publicZones: [{}] })
  const plan = await scene.make()
  await scene.published(plan, firstKey(plan))
  await scene.verified(plan, firstKey(plan))
  expect(scene.dns.askedPublic()).toEqual([])
  expect(scene.dns.asked.filter((question) => question.includes('_domainkey'))).toEqual([])
})
