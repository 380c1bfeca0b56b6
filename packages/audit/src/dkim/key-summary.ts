import type { DkimKeyFacts } from './facts.ts'
import { type KeyStatus, keyStatus } from './key-status.ts'

/** A key in one line. */
export interface KeySummary {
  readonly selector: string
  readonly domain: string
  /** Length of the key; null when there is none, several, or one that cannot be read. */
  readonly bits: number | null
  readonly status: KeyStatus
}

/** The keys of an audit (`evidence.dkim`), one line each, in the order in which they were looked up. */
export const summariseKeys = (places: readonly DkimKeyFacts[]): KeySummary[] =>
  places.map((place) => {
    const keys = place.keys.known ? place.keys.value : []
    const bits = keys.length === 1 ? (keys[0]?.value.bits ?? null) : null
    return { selector: place.selector, domain: place.domain, bits, status: keyStatus(place) }
  })
