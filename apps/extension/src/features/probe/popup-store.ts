import { batch, computed, signal } from '@preact/signals'
import { uiLocale } from '../../locales/ui-locale.ts'
import type { PanelState, TesterTab, ToldFailure } from '../../messaging/answers.ts'
import type { Ask } from './ask.ts'
import { chosenRelay } from './panel-store.ts'
import { popupReportOf } from './popup-report.ts'
import { popupView, type PopupModel } from './popup-view.ts'

const SHOWN_TESTS = 3

export interface PopupDeps {
  ask: Ask
  findTab: () => Promise<TesterTab | null>
  /** What the last popup saw. */
  frame: Pick<PopupModel, 'state' | 'probe' | 'report' | 'recent' | 'tab' | 'relayId'>
}

/** The popup’s memory and what it can do. It lives as long as the popup is open, and knows nothing the frame does not. */
export const createPopupStore = ({ ask, findTab, frame }: PopupDeps) => {
  const model = signal<PopupModel>({
    ...frame,
    isFresh: false,
    failure: null,
    isBusy: false,
    refusal: null,
    now: Date.now(),
  })

  const set = (changes: Partial<PopupModel>) => {
    model.value = { ...model.peek(), ...changes }
  }

  const fail = (failure: ToldFailure) => set({ failure, isFresh: true })

  const takeState = (state: PanelState) =>
    batch(() => {
      uiLocale.value = state.session.uiLocale
      set({
        state,
        probe: state.probe,
        failure: null,
        isFresh: true,
        relayId: chosenRelay(state, model.peek().relayId),
      })
    })

  const loadReport = async (): Promise<void> => {
    const id = model.peek().probe?.report?.id ?? null
    if (id === null || id === model.peek().report?.id) return
    const answer = await ask('report/get', { id })
    if (answer.ok) set({ report: popupReportOf(answer.value) })
  }

  const loadRecent = async (): Promise<void> => {
    const answer = await ask('history/list', {})
    if (!answer.ok) return
    set({
      recent: answer.value.items
        .slice(0, SHOWN_TESTS)
        .map(({ id, relayName, state, createdAt, report }) => ({ id, relayName, state, createdAt, report })),
    })
  }

  const refresh = async (): Promise<void> => {
    const [state, tab] = await Promise.all([ask('panel/state', { address: null }), findTab()])
    batch(() => {
      set({ tab, now: Date.now() })
      if (state.ok) takeState(state.value)
      else fail(state)
    })
    if (state.ok && state.value.session.isPaired && !state.value.failure)
      await Promise.all([loadReport(), loadRecent()])
  }

  const act = async (work: () => Promise<void>): Promise<void> => {
    if (model.peek().isBusy) return
    set({ isBusy: true, refusal: null })
    await work()
    set({ isBusy: false })
  }

  return {
    model,
    view: computed(() => popupView(model.value)),
    set,
    refresh,
    refreshProbe: async (probeId: string): Promise<void> => {
      const answer = await ask('probe/get', { probeId })
      set(answer.ok ? { probe: answer.value, now: Date.now() } : { now: Date.now() })
      if (answer.ok && answer.value.state === 'reported') await Promise.all([loadReport(), loadRecent()])
    },
    send: (overQuota: boolean): Promise<void> =>
      act(async () => {
        const { relayId, tab } = model.peek()
        if (!relayId || !tab) return
        const answer = await ask('probe/start-in-tab', { relayId, overQuota, tabId: tab.tabId })
        if (answer.ok) set({ probe: answer.value, report: null })
        else set({ refusal: answer })
      }),
    /** Away from a relay that cannot send. */
    leaveRelay: (hasFallback: boolean): Promise<void> =>
      act(async () => {
        const answer = await (hasFallback
          ? ask('relays/stand-in', { id: model.peek().relayId ?? '' })
          : ask('page/open', { page: 'options' }))
        set({ relayId: null, refusal: answer.ok ? null : answer })
        await refresh()
      }),
    cancel: (probeId: string): Promise<void> =>
      act(async () => {
        const answer = await ask('probe/cancel', { probeId })
        set(answer.ok ? { probe: answer.value } : { refusal: answer })
      }),
  }
}

export type PopupStore = ReturnType<typeof createPopupStore>
