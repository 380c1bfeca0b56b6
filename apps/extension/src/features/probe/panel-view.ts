import type { PanelState, ToldFailure, ToldProbe } from '../../messaging/answers.ts'
import type { PanelModel } from './panel-model.ts'

/** The one thing the panel shows. */
export type PanelView =
  | { kind: 'loading' | 'reloaded' | 'no-consent' | 'not-paired' | 'no-relay' }
  | { kind: 'out-of-reach'; failure: ToldFailure }
  | { kind: 'no-address-yet' | 'strange-result' | 'nothing-received' }
  | { kind: 'no-address' | 'not-understood' | 'payment'; state: PanelState }
  | { kind: 'ready'; state: PanelState }
  | { kind: 'probe'; probe: ToldProbe; state: PanelState }

const viewOfPage = ({ page, hasWaited }: PanelModel, state: PanelState): PanelView => {
  if ('address' in page && page.address !== null) return { kind: 'ready', state }
  if (page.kind === 'home') return hasWaited ? { kind: 'no-address', state } : { kind: 'no-address-yet' }
  if (page.kind === 'unknown' && page.expected === 'result') return { kind: 'strange-result' }
  if (page.kind === 'not-found') return { kind: 'nothing-received' }
  return { kind: page.kind === 'payment' ? 'payment' : 'not-understood', state }
}

/** Chooses what the panel shows: what stands in the way first, then the probe of this page, then the page itself. */
export const panelView = (model: PanelModel): PanelView => {
  const { isAlive, state, failure, probe } = model
  if (!isAlive) return { kind: 'reloaded' }
  if (!state) return failure ? { kind: 'out-of-reach', failure } : { kind: 'loading' }
  if (!state.session.consentedAt) return { kind: 'no-consent' }
  if (!state.session.isPaired) return { kind: 'not-paired' }
  if (probe) return { kind: 'probe', probe, state }
  if (state.failure) return { kind: 'out-of-reach', failure: state.failure }
  if (state.relays.length === 0) return { kind: 'no-relay' }
  return viewOfPage(model, state)
}
