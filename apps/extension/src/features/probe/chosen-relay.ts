import type { PanelState } from '../../messaging/answers.ts'

/** The relay of the last message, unless it is gone or another was chosen here; null when there is none. */
export const chosenRelay = (state: PanelState, chosen: string | null): string | null => {
  const ids = state.relays.map(({ id }) => id)
  return [chosen, state.lastRelayId].find((id) => id !== null && ids.includes(id)) ?? ids[0] ?? null
}
