import { isSettled } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { installBrowser } from '../../testing/browser-double.ts'
import { createFakeApi, PROBE, RELAY, type FakeApi } from '../../testing/fake-api.ts'
import { createMortalWorld, type Moment } from '../../testing/mortal-world.ts'
import { NOW, pairForTest } from '../../testing/paired.ts'
import { followedProbes } from '../sending/followed-probes.ts'
import { createServices, type Ports } from './services.ts'

const CLICK = {
  relayId: RELAY.id,
  address: PROBE.address,
  idempotencyKey: '11111111-1111-4111-8111-111111111111',
  overQuota: false,
}

/** Lets everything that can still happen, happen: all of it is microtasks here, and one task comes after all of them. */
const rest = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

const servicesWith = (fetch: Ports['fetch']) => createServices({ fetch, now: () => NOW, pause: rest })

const settled = async (): Promise<boolean> =>
  (await followedProbes()).every(({ probe }) => probe !== null && isSettled(probe.state))

/** One background from its start to its stop at the given step, or to the end of its work. */
const liveUntil = async (api: FakeApi, fatal: number, moment: Moment): Promise<'stopped' | 'done'> => {
  const world = createMortalWorld(fatal, moment)
  const { starter } = servicesWith(world.mortal(api.fetch))
  const work = async () => {
    await starter.start(CLICK)
    for (let turns = 0; turns < 20 && !(await settled()); turns += 1) await rest()
    return 'done' as const
  }
  const outcome = await Promise.race([work(), world.death.then(() => 'stopped' as const)])
  await rest()
  world.revive()
  return outcome
}

const checkRecovery = async (api: FakeApi, step: string): Promise<void> => {
  const next = servicesWith(api.fetch)
  await next.resume()
  // The page, left without an answer, asks the same again.
  const reply = await next.starter.start(CLICK)
  await next.resume()

  expect(reply.ok, step).toBe(true)
  expect(api.mails.size, step).toBe(1)
  const [entry, ...others] = await followedProbes()
  expect(others, step).toEqual([])
  expect(entry?.probe, step).toMatchObject({ state: 'reported', report: { score: 9.5 } })
  expect(await fakeBrowser.action.getBadgeText({}), step).toBe('9.5')
  expect(await fakeBrowser.alarms.getAll(), step).toEqual([])
}

describe('a background stopped between any two steps of a test', () => {
  it.each(['before', 'after'] as const)(
    'goes on as if nothing had happened, stopped %s each of them',
    async (moment) => {
      for (let fatal = 1; ; fatal += 1) {
        installBrowser()
        const api = createFakeApi()
        await pairForTest()
        const outcome = await liveUntil(api, fatal, moment)
        await checkRecovery(api, `${moment} step ${fatal}`)
        if (outcome === 'done') return expect(fatal).toBeGreaterThan(100) // the loop has really met them
      }
    },
  )
})
