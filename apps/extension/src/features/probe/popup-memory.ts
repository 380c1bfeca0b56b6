import { batch, signal } from '@preact/signals'
import { uiLocale } from '../../locales/ui-locale.ts'
import type { PanelState, TesterTab, ToldFailure } from '../../messaging/answers.ts'
import type { Ask } from './ask.ts'
import { chosenRelay } from './chosen-relay.ts'
import { popupReportOf } from './popup-report.ts'
import type { PopupModel } from './popup-view.ts'

const SHOWN_TESTS = 3

export interface PopupMemoryDeps {
  ask: Ask
  findTab: () => Promise<TesterTab | null>
  /** What the last popup saw. */
  frame: Pick<PopupModel, 'state' | 'probe' | 'report' | 'recent' | 'tab' | 'relayId'>
}

/** What the popup remembers, and how it learns it. It lives as long as the popup is open, and knows nothing the frame does not. */
export const createPopupMemory = ({ ask, findTab, frame }: PopupMemoryDeps) => {
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

  return {
    model,
    set,
    refresh,
    refreshProbe: async (probeId: string): Promise<void> => {
      const answer = await ask('probe/get', { probeId })
      set(answer.ok ? { probe: answer.value, now: Date.now() } : { now: Date.now() })
      if (answer.ok && answer.value.state === 'reported') await Promise.all([loadReport(), loadRecent()])
    },
  }
}
