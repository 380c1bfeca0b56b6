import type { ToldFailure } from '../../messaging/answers.ts'
import type { TesterPage } from '../../testers/mail-tester/page.ts'
import type { Ask } from './ask.ts'
import { chosenRelay } from './chosen-relay.ts'
import { firstModel, isOfPage, type PanelModel } from './panel-model.ts'

export interface PanelMemoryDeps {
  ask: Ask
  /** Reads the page as it is now. */
  readPage: () => TesterPage
  /** Called after every change, with all of it. */
  onChange: (model: PanelModel) => void
}

/** What the panel remembers, and how it learns it. */
export const createPanelMemory = ({ ask, readPage, onChange }: PanelMemoryDeps) => {
  let model = firstModel(readPage())

  const set = (changes: Partial<PanelModel>) => {
    model = { ...model, ...changes }
    onChange(model)
  }

  const fail = (failure: ToldFailure) => set(failure.code === 'extension-reloaded' ? { isAlive: false } : { failure })

  const addressNow = (): string | null => {
    const page = readPage()
    set({ page })
    return 'address' in page ? page.address : null
  }

  return {
    model: () => model,
    set,
    /** The address a click would send to, read from the page at this very moment. */
    addressNow,
    /** Reads everything afresh, in one question. */
    refresh: async (): Promise<void> => {
      const answer = await ask('panel/state', { address: 'id' in model.page ? null : addressNow() })
      if (!answer.ok) return fail(answer)
      const state = answer.value
      const probe = state.probe && isOfPage(state.probe, model.page) ? state.probe : model.probe
      set({ state, probe, failure: null, relayId: chosenRelay(state, model.relayId) })
    },
    refreshProbe: async (probeId: string): Promise<void> => {
      const answer = await ask('probe/get', { probeId })
      if (answer.ok) set({ probe: answer.value, failure: null })
      else fail(answer)
    },
  }
}
