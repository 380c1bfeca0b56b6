import type { Notice } from '@bienrecu/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { pairingItem } from '../../storage/items.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { NOW, pairForTest } from '../../testing/paired.ts'
import { createNoticeWatch, isNoticeAlarm } from './notice-watch.ts'

const NOTICE: Notice = {
  id: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0011',
  kind: 'visible',
  domain: 'example.org',
  planId: null,
  title: 'Everything is visible',
  text: 'At every name server.',
  at: NOW.toISOString(),
  readAt: null,
}

const line = (awaitedCount: number) => ({
  id: NOTICE.id,
  domain: 'example.org',
  stepCount: 1,
  doneCount: 0,
  awaitedCount,
  updatedAt: NOW.toISOString(),
})

const UNREACHABLE = { ok: false, code: 'api-unreachable' } as const

interface World {
  notices: Notice[]
  plans: ReturnType<typeof line>[] | null
}

const start = ({ notices, plans }: World, now = NOW) => {
  const fresh: string[][] = []
  let looks = 0
  const watch = createNoticeWatch({
    now: () => now,
    onChanged: async (items) => void fresh.push(items.map(({ id }) => id)),
    api: {
      notices: async () => {
        looks += 1
        const unread = notices.filter(({ readAt }) => readAt === null).length
        return { ok: true, value: { items: notices, unread } }
      },
      plans: async () => (plans ? { ok: true, value: { items: plans } } : UNREACHABLE),
      watches: async () => ({ ok: true, value: { items: [] } }),
    },
  })
  return { watch, fresh, looks: () => looks }
}

const period = async () => (await fakeBrowser.alarms.getAll()).find(isNoticeAlarm)?.periodInMinutes ?? null

beforeEach(async () => {
  installBrowser()
  await pairForTest()
})

describe('how often the API is asked', () => {
  it.each([
    ['every minute while a publication is awaited', [line(1)], 1],
    ['every half hour while a domain is only watched over', [line(0)], 30],
    ['never when nothing is watched', [], null],
    ['every half hour when the API does not say', null, 30],
  ])('%s', async (_name, plans, minutes) => {
    await start({ notices: [], plans }).watch.look()
    expect(await period()).toBe(minutes)
  })

  it('never without a pairing', async () => {
    await pairingItem.removeValue()
    const { watch, looks } = start({ notices: [NOTICE], plans: [line(1)] })
    await watch.look()
    expect([looks(), await period()]).toEqual([0, null])
  })

  it('not at each start of the background', async () => {
    await start({ notices: [], plans: [] }).watch.look()
    const soon = start({ notices: [], plans: [] }, new Date(NOW.getTime() + 60_000))
    await soon.watch.resume()
    const later = start({ notices: [], plans: [] }, new Date(NOW.getTime() + 31 * 60_000))
    await later.watch.resume()
    expect([soon.looks(), later.looks()]).toEqual([0, 1])
  })

  it('once, however often it is wanted at the same time', async () => {
    const { watch, looks } = start({ notices: [], plans: [] })
    await Promise.all([watch.look(), watch.look()])
    expect(looks()).toBe(1)
  })
})

describe('what is new', () => {
  it('is told once, even by a background that was stopped in between', async () => {
    const world = { notices: [NOTICE], plans: [line(0)] }
    const first = start(world)
    await first.watch.look()
    const second = start(world)
    await second.watch.look()
    expect([first.fresh, second.fresh]).toEqual([[[NOTICE.id]], []])
  })

  it('is over when it was read elsewhere', async () => {
    await start({ notices: [NOTICE], plans: [] }).watch.look()
    const { watch, fresh } = start({ notices: [{ ...NOTICE, readAt: NOW.toISOString() }], plans: [] })
    await watch.look()
    expect(fresh).toEqual([[]])
  })

  it('of another API is new again', async () => {
    const { watch, fresh } = start({ notices: [NOTICE], plans: [] })
    await watch.look()
    await watch.restart()
    expect(fresh).toEqual([[NOTICE.id], [], [NOTICE.id]])
  })
})
