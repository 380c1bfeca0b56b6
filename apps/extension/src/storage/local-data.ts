import { browser } from 'wxt/browser'
import { followedProbesItem, lastRelayItem, pairingItem } from './items.ts'

/** Keeps the token out of reach of content scripts. Firefox has no such switch: its storage is not shared that finely. */
export const restrictStorage = async (): Promise<void> => {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
}

/** Removes everything that belongs to a pairing. Consent and settings are the user’s own and stay. */
export const wipePairing = async (): Promise<void> => {
  await Promise.all([pairingItem.removeValue(), followedProbesItem.removeValue(), lastRelayItem.removeValue()])
}
