import { computed } from '@preact/signals'
import { leaveRelay } from './leave-relay.ts'
import { createPopupMemory, type PopupMemoryDeps } from './popup-memory.ts'
import { popupView } from './popup-view.ts'

/** The popup’s memory and what it can do. */
export const createPopupStore = (deps: PopupMemoryDeps) => {
  const { ask } = deps
  const memory = createPopupMemory(deps)
  const { model, set } = memory

  const act = async (work: () => Promise<void>): Promise<void> => {
    if (model.peek().isBusy) return
    set({ isBusy: true, refusal: null })
    await work()
    set({ isBusy: false })
  }

  return {
    ...memory,
    view: computed(() => popupView(model.value)),
    send: (overQuota: boolean): Promise<void> =>
      act(async () => {
        const { relayId, tab } = model.peek()
        if (!relayId || !tab) return
        const answer = await ask('probe/start-in-tab', { relayId, overQuota, tabId: tab.tabId })
        if (answer.ok) set({ probe: answer.value, report: null })
        else set({ refusal: answer })
      }),
    leaveRelay: (hasFallback: boolean): Promise<void> =>
      act(async () => {
        set({ refusal: await leaveRelay(ask, model.peek().relayId, hasFallback), relayId: null })
        await memory.refresh()
      }),
    cancel: (probeId: string): Promise<void> =>
      act(async () => {
        const answer = await ask('probe/cancel', { probeId })
        set(answer.ok ? { probe: answer.value } : { refusal: answer })
      }),
  }
}

export type PopupStore = ReturnType<typeof createPopupStore>
