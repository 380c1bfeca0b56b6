import { addressIn, valuesOf, type HeaderField } from './message-headers.ts'
import { oneLine } from './prose.ts'
import { RESULT } from './selectors.ts'

/** The language of a result: the one its address asks for, otherwise the one its document names. */
export const languageOf = (document: Document, parameters: Record<string, string>): string | null => {
  const tag = parameters['lang'] || (document.documentElement?.lang ?? '')
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})?$/i.test(tag) ? tag.toLowerCase() : null
}

/** The headline above the score. */
export const headlineOf = (document: Document): string =>
  oneLine(document.getElementById(RESULT.headerId)?.querySelector(RESULT.headline)?.textContent ?? '')

/** The headline’s band, 0 to 4, or null. */
export const bandOf = (document: Document): number | null => {
  const band = RESULT.band.exec(document.getElementById(RESULT.headerId)?.className ?? '')?.[1]
  return band === undefined ? null : Number(band)
}

/** “Subject : …” with its label in the page’s language, then the time of arrival in an element of its own. */
export const mailInfoOf = (document: Document): { subject: string | null; received: string | null } => {
  const info = document.getElementById(RESULT.mailInfoId)
  if (!info) return { subject: null, received: null }
  const received = info.querySelector(RESULT.received)
  const own = [...info.childNodes].filter((node) => node.nodeType === 3).map((node) => node.nodeValue ?? '')
  const text = oneLine(own.join(' '))
  const colon = /^[^:：]{1,30}[:：]/.exec(text)?.[0] ?? ''
  const title = received?.getAttribute('title') ?? ''
  const when = oneLine(/\d/.test(title) ? title : (received?.textContent ?? ''))
  return { subject: text.slice(colon.length).trim() || null, received: when || null }
}

/** From, bounce address, Reply-To: one line each, in this order, labels translated. */
export const shownAddresses = (lines: string, headers: readonly HeaderField[]) => {
  const [from = null, second = null, third = null] = lines
    .split('\n')
    .map(addressIn)
    .filter((address) => address !== null)
  const replyTo = valuesOf(headers, 'reply-to').map(addressIn)[0] ?? null
  // With two lines, the second may be either: it is the bounce address unless it is known to be the other one.
  const bounce = third === null && second !== null && second === replyTo ? null : second
  return { from, bounce, replyTo: third }
}
