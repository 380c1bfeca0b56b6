import { browser } from 'wxt/browser'
import type { OwnTesterAccess } from '../../messaging/answers.ts'
import { pairingItem } from '../../storage/items.ts'
import { mayRegisterScripts, registerScript } from './register-script.ts'

const ID = 'own-tester'
const SCRIPTS = ['/content-scripts/own-tester.js']
/** Where the manifest brings the script by itself. */
const BUILT_IN = new Set(['http://127.0.0.1', 'http://localhost'])

/** Whether the panel comes to the pages of our own tester, and what the browser would be asked; null without an API. */
export const ownTesterAccess = async (): Promise<OwnTesterAccess | null> => {
  const pairing = await pairingItem.getValue()
  if (!pairing) return null
  const { protocol, hostname, host } = new URL(pairing.apiUrl)
  // A pattern of Firefox has no port: it means all of them.
  const origin = `${protocol}//${hostname}`
  const pattern = `${origin}/*`
  if (BUILT_IN.has(origin)) return { pattern, host, state: 'built-in' }
  const isAllowed = await browser.permissions.contains({ permissions: ['scripting'], origins: [pattern] })
  return { pattern, host, state: isAllowed ? 'allowed' : 'not-allowed' }
}

const matchesNow = async (): Promise<string[]> => {
  const [access, pairing] = await Promise.all([ownTesterAccess(), pairingItem.getValue()])
  if (access?.state !== 'allowed' || !pairing) return []
  const { protocol, hostname, pathname } = new URL(pairing.apiUrl)
  return [`${protocol}//${hostname}${pathname.replace(/\/$/, '')}/t*`]
}

/** Brings the panel to our own tester on another machine, once the user has allowed its host, and to nothing else. */
export const registerOwnTesterScript = async (): Promise<void> => {
  if (await mayRegisterScripts()) await registerScript({ id: ID, matches: await matchesNow(), js: SCRIPTS })
}
