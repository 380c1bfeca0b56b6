import type { Answer, ToldProbe } from '../../messaging/answers.ts'
import { matchAddress } from '../../testers/mail-tester/address.ts'
import { createAttemptKeys } from './attempt-key.ts'
import { leaveRelay } from './leave-relay.ts'
import { createPanelMemory, type PanelMemoryDeps } from './panel-memory.ts'

export interface PanelDeps extends PanelMemoryDeps {
  hosts: readonly string[]
  newKey: () => string
}

/** The panel’s memory and what it can do. Nothing here draws, and nothing here talks to the API. */
export const createPanelStore = (deps: PanelDeps) => {
  const { ask, hosts, newKey } = deps
  const memory = createPanelMemory(deps)
  const { model, set } = memory
  const keys = createAttemptKeys(newKey)

  const act = async (work: () => Promise<void>): Promise<void> => {
    if (model().isBusy) return
    set({ isBusy: true, hasClicked: true, refusal: null })
    await work()
    set({ isBusy: false })
  }

  const takeProbe = (answer: Answer<ToldProbe>) =>
    set(answer.ok ? { probe: answer.value, failure: null } : { refusal: answer })

  const start = (overQuota: boolean): Promise<void> =>
    act(async () => {
      const address = memory.addressNow() ?? matchAddress(model().typedAddress, hosts)
      if (!address) return set({ isTypedRefused: true })
      const { relayId } = model()
      if (!relayId) return
      const attempt = { address, relayId, overQuota }
      const answer = await ask('probe/start', { ...attempt, idempotencyKey: keys.keyOf(attempt) })
      takeProbe(answer)
      // The quota may have changed under our feet, and then the offer changes with it.
      if (!answer.ok) await memory.refresh()
    })

  return {
    ...memory,
    start,
    /** Sends again after a probe that ended without a mail, or whose wait is over: this is another mail. */
    startAgain: (overQuota: boolean): Promise<void> => {
      keys.forgetAll()
      set({ watchEnd: null })
      return start(overQuota)
    },
    /** The other way to a test. */
    takeOffer: (isPractice: boolean): Promise<void> =>
      act(async () => {
        const relayId = isPractice ? null : model().relayId
        takeProbe(await ask('direct-test/start', { tester: 'bienrecu', relayId, idempotencyKey: newKey() }))
      }),
    leaveRelay: (hasFallback: boolean): Promise<void> =>
      act(async () => {
        set({ refusal: await leaveRelay(ask, model().relayId, hasFallback), relayId: null })
        await memory.refresh()
      }),
    cancel: (probeId: string): Promise<void> =>
      act(async () => {
        takeProbe(await ask('probe/cancel', { probeId }))
      }),
  }
}

export type PanelStore = ReturnType<typeof createPanelStore>
