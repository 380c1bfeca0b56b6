import { matchAddress, parseResultUrl } from './address.ts'
import { ADDRESS_FIELD_IDS, BODY_ID, MAILBOX_CLASS, PAYMENT_ID } from './selectors.ts'

/** What a page of the tester is. `id` is the result id of its own address, null when that has none. */
export type TesterPage =
  | { kind: 'home'; address: string | null }
  | { kind: 'waiting'; id: string | null; address: string | null }
  | { kind: 'not-found'; id: string | null }
  | { kind: 'payment' }
  | { kind: 'result'; id: string | null }
  /** Not one we know. `expected`: what its place in the site promised; null for a page that is none of ours. */
  | { kind: 'unknown'; expected: 'home' | 'result' | null }

// `value` as a property: the page’s script sets it there, and the attribute keeps the placeholder text.
const shownText = (element: Element): string =>
  'value' in element && typeof element.value === 'string' ? element.value : (element.textContent ?? '')

/**
 * The address the home page shows right now, or null while it shows none. To be called at the moment of the click:
 * every load makes another address, and the field can be edited.
 */
export const readAddress = (document: Document, hosts?: readonly string[]): string | null => {
  for (const id of ADDRESS_FIELD_IDS) {
    const field = document.getElementById(id)
    const address = field && matchAddress(shownText(field), hosts)
    if (address) return address
  }
  return null
}

const mailboxOf = (document: Document, hosts?: readonly string[]): string | null => {
  const mailbox = document.getElementsByClassName(MAILBOX_CLASS)[0]
  return mailbox ? matchAddress(mailbox.textContent ?? '', hosts) : null
}

// A free test is known by its name; other ids are spelled like ordinary pages, which robots are not kept from.
const looksLikeResult = (document: Document, id: string): boolean =>
  /^(?:test|web)-/.test(id) ||
  (document.querySelector('meta[name="robots"]')?.getAttribute('content') ?? '').includes('noindex')

const isHomePath = (href: string): boolean => /^https?:\/\/[^/?#]+\/?(?:index\.php)?(?:[?&#]|$)/.test(href)

/**
 * Tells which page of the tester `document` is, from ids and classes alone, and reads the address it shows.
 * `hosts`: mail domains of the tester, white labels included. Never throws, whatever the page holds.
 */
export const readPage = (
  document: Document,
  location: Pick<Location, 'href'>,
  hosts?: readonly string[],
): TesterPage => {
  const id = parseResultUrl(location.href)?.id ?? null
  const bodyId = document.body?.id ?? ''
  if (bodyId === BODY_ID.payment || document.getElementById(PAYMENT_ID)) return { kind: 'payment' }
  if (bodyId === BODY_ID.result) return { kind: 'result', id }
  if (bodyId === BODY_ID.waiting) return { kind: 'waiting', id, address: mailboxOf(document, hosts) }
  if (bodyId === BODY_ID.notFound) return { kind: 'not-found', id }
  const address = readAddress(document, hosts)
  // An address in its field says more than the name of the body: that name may change, the field is the page’s purpose.
  if (bodyId === BODY_ID.home || (address && isHomePath(location.href))) return { kind: 'home', address }
  if (isHomePath(location.href)) return { kind: 'unknown', expected: 'home' }
  return { kind: 'unknown', expected: id !== null && looksLikeResult(document, id) ? 'result' : null }
}
