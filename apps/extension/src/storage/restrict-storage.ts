import { browser } from 'wxt/browser'

/** Keeps the token out of reach of content scripts. Firefox has no such switch: its storage is not shared that finely. */
export const restrictStorage = async (): Promise<void> => {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
}
