import type { Answer, PanelState, ToldFailure, ToldProbe } from '../../messaging/answers.ts'
import { matchAddress, resultIdOf } from '../../testers/mail-tester/address.ts'
import type { TesterPage } from '../../testers/mail-tester/page.ts'
import type { Ask } from './ask.ts'
import { createAttemptKeys } from './attempt-key.ts'
import type { WatchEnd } from './watch-for-result.ts'

/** Everything the panel knows; it draws this and nothing else. */
export interface PanelModel {
  page: TesterPage
  /** False as long as the page’s script may still make the address. */
  hasWaited: boolean
  /** What stands in the field that takes the place of a missing address, and whether it was refused. */
  typedAddress: string
  isTypedRefused: boolean
  /** False once the extension was updated or removed under the page. */
  isAlive: boolean
  state: PanelState | null
  failure: ToldFailure | null
  probe: ToldProbe | null
  isBusy: boolean
  /** True once the user has sent from here: what follows is theirs to hear of first. */
  hasClicked: boolean
  /** Why the last click came to nothing. */
  refusal: ToldFailure | null
  relayId: string | null
  watchEnd: WatchEnd | null
  /** The time, in milliseconds since 1970, as far as what is drawn depends on it. */
  now: number
}

export interface PanelDeps {
  ask: Ask
  /** Reads the page as it is now. */
  readPage: () => TesterPage
  hosts: readonly string[]
  newKey: () => string
  /** Called after every change, with all of it. */
  onChange: (model: PanelModel) => void
}

const isOfPage = (probe: ToldProbe | null, { page }: PanelModel): boolean => {
  if (!probe) return false
  if ('id' in page) return resultIdOf(probe.address) === page.id
  return 'address' in page && probe.address === page.address
}

/** The relay of the last message, unless it is gone or another was chosen here; null when there is none. */
export const chosenRelay = (state: PanelState, chosen: string | null): string | null => {
  const ids = state.relays.map(({ id }) => id)
  return [chosen, state.lastRelayId].find((id) => id !== null && ids.includes(id)) ?? ids[0] ?? null
}

/** The panel’s memory and what it can do. Nothing here draws, and nothing here talks to the API. */
export const createPanelStore = ({ ask, readPage, hosts, newKey, onChange }: PanelDeps) => {
  const keys = createAttemptKeys(newKey)
  let model: PanelModel = {
    page: readPage(),
    hasWaited: false,
    typedAddress: '',
    isTypedRefused: false,
    isAlive: true,
    state: null,
    failure: null,
    probe: null,
    isBusy: false,
    hasClicked: false,
    refusal: null,
    relayId: null,
    watchEnd: null,
    now: Date.now(),
  }

  const set = (changes: Partial<PanelModel>) => {
    model = { ...model, ...changes }
    onChange(model)
  }

  const fail = (failure: ToldFailure) => set(failure.code === 'extension-reloaded' ? { isAlive: false } : { failure })

  /** The address a click would send to, read from the page at this very moment. */
  const addressNow = (): string | null => {
    const page = readPage()
    set({ page })
    return 'address' in page ? page.address : null
  }

  const refresh = async (): Promise<void> => {
    const answer = await ask('panel/state', { address: 'id' in model.page ? null : addressNow() })
    if (!answer.ok) return fail(answer)
    const state = answer.value
    const probe = isOfPage(state.probe, model) ? state.probe : model.probe
    set({ state, probe, failure: null, relayId: chosenRelay(state, model.relayId) })
  }

  const act = async (work: () => Promise<void>): Promise<void> => {
    if (model.isBusy) return
    set({ isBusy: true, hasClicked: true, refusal: null })
    await work()
    set({ isBusy: false })
  }

  const takeProbe = (answer: Answer<ToldProbe>) =>
    set(answer.ok ? { probe: answer.value, failure: null } : { refusal: answer })

  const start = (overQuota: boolean): Promise<void> =>
    act(async () => {
      const address = addressNow() ?? matchAddress(model.typedAddress, hosts)
      if (!address) return set({ isTypedRefused: true })
      if (!model.relayId) return
      const attempt = { address, relayId: model.relayId, overQuota }
      const answer = await ask('probe/start', { ...attempt, idempotencyKey: keys.keyOf(attempt) })
      takeProbe(answer)
      // The quota may have changed under our feet, and then the offer changes with it.
      if (!answer.ok) await refresh()
    })

  return {
    model: () => model,
    set,
    addressNow,
    /** Reads everything afresh, in one question. */
    refresh,
    refreshProbe: async (probeId: string): Promise<void> => {
      const answer = await ask('probe/get', { probeId })
      if (answer.ok) set({ probe: answer.value, failure: null })
      else fail(answer)
    },
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
        const relayId = isPractice ? null : model.relayId
        takeProbe(await ask('direct-test/start', { tester: 'bienrecu', relayId, idempotencyKey: newKey() }))
      }),
    /** Away from a relay that cannot send. */
    leaveRelay: (hasFallback: boolean): Promise<void> =>
      act(async () => {
        const answer = await (hasFallback
          ? ask('relays/stand-in', { id: model.relayId ?? '' })
          : ask('page/open', { page: 'options' }))
        set({ relayId: null, refusal: answer.ok ? null : answer })
        await refresh()
      }),
    cancel: (probeId: string): Promise<void> =>
      act(async () => {
        takeProbe(await ask('probe/cancel', { probeId }))
      }),
  }
}

export type PanelStore = ReturnType<typeof createPanelStore>
