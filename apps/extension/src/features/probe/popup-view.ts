import type { PanelState, TesterTab, ToldFailure, ToldProbe } from '../../messaging/answers.ts'
import { isAwaitingResult, isSending } from './steps.ts'

/** What is told of the report of the test shown, beside its score. */
export interface PopupReport {
  id: string
  headline: string
  /** Its domain exists on one machine alone: nothing of it is repaired. */
  isPractice: boolean
  faults: { checkId: string; title: string; points: number | null; isFailure: boolean }[]
}

/** A line of the list of latest tests. */
export type RecentTest = Pick<ToldProbe, 'id' | 'relayName' | 'state' | 'createdAt' | 'report'>

/** Everything the popup knows; it draws this and nothing else. */
export interface PopupModel {
  /** False while this is what the last popup saw. */
  isFresh: boolean
  state: PanelState | null
  failure: ToldFailure | null
  /** The test started last. */
  probe: ToldProbe | null
  report: PopupReport | null
  recent: RecentTest[]
  /** The tester’s page a click would read its address from; null when none is open. */
  tab: TesterTab | null
  isBusy: boolean
  refusal: ToldFailure | null
  relayId: string | null
  now: number
}

/** The one thing the popup is about. */
export type PopupView =
  | { kind: 'loading' }
  | { kind: 'reloaded' | 'no-consent' | 'not-paired' }
  | { kind: 'out-of-reach'; failure: ToldFailure }
  | { kind: 'no-relay' | 'tab-not-ready' | 'no-tab'; state: PanelState }
  | { kind: 'ready'; state: PanelState; address: string }
  | { kind: 'running'; probe: ToldProbe; state: PanelState }
  | { kind: 'outcome'; probe: ToldProbe; state: PanelState }

const isRunning = (probe: ToldProbe, now: number): boolean => {
  if (isSending(probe)) return true
  // A test whose fate is unknown is waited for as long as its result may come, and no longer.
  const isOverdue = probe.resultDeadline !== null && Date.parse(probe.resultDeadline) < now
  return isAwaitingResult(probe) && !isOverdue
}

const viewOfTab = (model: PopupModel, state: PanelState): PopupView => {
  const { tab, probe } = model
  // A test by the practice relay has an outcome before there is any relay.
  if (state.relays.length === 0) return probe ? { kind: 'outcome', probe, state } : { kind: 'no-relay', state }
  const address = tab?.kind === 'home' ? tab.address : null
  if (address !== null && address !== probe?.address) return { kind: 'ready', state, address }
  if (probe) return { kind: 'outcome', probe, state }
  if (address !== null) return { kind: 'ready', state, address }
  // The content script does not run in a tab that is older than the extension.
  return { kind: tab?.kind === 'unknown' ? 'tab-not-ready' : 'no-tab', state }
}

/** Chooses what the popup shows: what stands in the way, a test under way, a page to test from, the last outcome. */
export const popupView = (model: PopupModel): PopupView => {
  const { state, failure, probe } = model
  if (failure?.code === 'extension-reloaded') return { kind: 'reloaded' }
  if (!state) return failure ? { kind: 'out-of-reach', failure } : { kind: 'loading' }
  if (!state.session.consentedAt) return { kind: 'no-consent' }
  if (!state.session.isPaired) return { kind: 'not-paired' }
  if (probe && isRunning(probe, model.now)) return { kind: 'running', probe, state }
  if (state.failure) return { kind: 'out-of-reach', failure: state.failure }
  return viewOfTab(model, state)
}

/** The name of what is shown, as `data-state` of the popup: of the test where it is about one. */
export const stateName = (view: PopupView): string =>
  view.kind === 'running' || view.kind === 'outcome' ? view.probe.state : view.kind
