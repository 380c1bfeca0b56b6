import { resultIdOf } from '../mail-tester/address.ts'
import type { TesterPage } from '../mail-tester/page.ts'
import { ADDRESS_ATTRIBUTE, MAIN, PANEL_PLACE, PATH, STATE, STATE_ATTRIBUTE } from './selectors.ts'

// As the API writes them: short, lower case, letters and digits, at a domain that need not be on the Internet.
const ADDRESS = /^test-[a-z0-9]{8,60}@[a-z0-9.-]{1,253}$/

/** The address of the test that a page is about, whether it still waits for its message or shows the result; or null. */
export const readOwnAddress = (document: Document): string | null => {
  const address = document.querySelector(MAIN)?.getAttribute(ADDRESS_ATTRIBUTE) ?? ''
  return ADDRESS.test(address) ? address : null
}

/**
 * Tells which page of our own tester `document` is. Anything can look like one: it is for the background to answer only
 * those of the paired API. Never throws.
 */
export const readOwnPage = (document: Document, { pathname }: Pick<Location, 'pathname'>): TesterPage => {
  const address = PATH.test(pathname) ? readOwnAddress(document) : null
  const state = document.querySelector(MAIN)?.getAttribute(STATE_ATTRIBUTE)
  if (address !== null && state === STATE.judged) return { kind: 'result', id: resultIdOf(address) }
  if (address !== null && state === STATE.waiting) return { kind: 'home', address }
  return { kind: 'unknown', expected: null }
}

/** What the panel stands beside: the place kept for it, or the top of a result. */
export const ownAnchor = (document: Document): Element | null =>
  document.querySelector(`${MAIN} ${PANEL_PLACE}`) ??
  document.querySelector(`${MAIN} h1`)?.closest(`section, header, ${MAIN} > *`) ??
  null
