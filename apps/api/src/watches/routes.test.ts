import { Watch, WatchList } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { createTestApp } from '../fixtures/test-app.ts'
import { createWatchLab, DMARC, DOMAIN, zoneWith } from './fixtures/watch-lab.ts'
import { watchRoutes } from './routes.ts'

const MINUTE = 60_000

const setUp = async () => {
  const lab = await createWatchLab(zoneWith({ [`_dmarc.${DOMAIN}`]: { TXT: [DMARC] } }))
  const { request } = createTestApp(lab.deps, [watchRoutes(lab.deps)])
  const put = (domain: string, isPaused: boolean) =>
    request(`/v1/watches/${domain}`, { method: 'PUT', body: { isPaused } })
  const list = async () => WatchList.parse(await (await request('/v1/watches')).json()).items
  return { lab, request, put, list }
}

describe('watches', () => {
  it('begin by themselves once a plan is in place', async () => {
    const { lab, list } = await setUp()
    const [id = ''] = lab.plan([{}])
    lab.publish(id)
    expect(await list()).toEqual([])
    await lab.pass(MINUTE)
    const [watch] = await list()
    expect(watch).toMatchObject({ domain: DOMAIN, isPaused: false, records: 1 })
    expect(watch?.planId).not.toBeNull()
    expect(watch?.lastLookAt).not.toBeNull()
  })

  it('are paused, taken up again and removed, and do not come back for the same plan', async () => {
    const { lab, request, put, list } = await setUp()
    const [id = ''] = lab.plan([{}])
    lab.publish(id)
    await lab.pass(MINUTE)
    expect(Watch.parse(await (await put(DOMAIN, true)).json())).toMatchObject({ isPaused: true, nextLookAt: null })
    expect(Watch.parse(await (await put(DOMAIN, false)).json())).toMatchObject({ isPaused: false })
    expect((await request(`/v1/watches/${DOMAIN}`, { method: 'DELETE' })).status).toBe(204)
    await lab.pass(10 * MINUTE)
    expect(await list()).toEqual([])
    const gone = await request(`/v1/watches/${DOMAIN}`, { method: 'DELETE' })
    expect(await gone.json()).toMatchObject({ status: 404, code: 'watch-not-found' })
  })

  it('begin for a domain without a plan, whatever its capitals', async () => {
    const { put, list } = await setUp()
    expect((await put('Example.ORG', false)).status).toBe(200)
    expect(await list()).toMatchObject([{ domain: DOMAIN, planId: null, records: 0 }])
    expect((await put('not a domain', false)).status).toBe(404)
  })

  it('are ten thousand at most; those there are go on', async () => {
    const { lab, put } = await setUp()
    const { sql, run, transaction } = lab.deps.database
    await put(DOMAIN, false)
    const row = {
      plan_id: null,
      baseline: '{}',
      since: 0,
      last_look_at: null,
      next_look_at: null,
      is_paused: 1 as const,
    }
    transaction(() => {
      for (let index = 1; index < 10_000; index += 1)
        run(sql.insertInto('watches').values({ domain: `d${index}.example`, ...row }))
    })
    expect(await (await put('example.net', false)).json()).toMatchObject({ status: 409, code: 'watch-limit' })
    expect((await put(DOMAIN, true)).status).toBe(200)
  })
})
