import { BLOCK_TAGS, MAX_TEXT, SILENT_TAGS, tidy, type Prose } from './prose.ts'

// Tags cost characters too: this much of a text in HTML is looked at.
const MAX_HTML = 10 * MAX_TEXT

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' }

const characterOf = (code: number): string => (code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\ufffd')

const decodeEntities = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return characterOf(Number(decimal))
      if (hex !== undefined) return characterOf(Number.parseInt(hex, 16))
      return ENTITIES[name?.toLowerCase() ?? ''] ?? whole
    },
  )

interface Tag {
  name: string
  isClosing: boolean
  end: number
}

const tagAt = (html: string, start: number): Tag | null => {
  const [, slash, name] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(start, start + 40)) ?? []
  const end = name === undefined ? -1 : html.indexOf('>', start)
  return name === undefined || end < 0 ? null : { name: name.toUpperCase(), isClosing: slash === '/', end: end + 1 }
}

/**
 * Reads the HTML of the JSON form as prose, with the same result as `proseOf` on a page. Made for a service worker,
 * which has no DOM; the outcome is text and stays text, so tags that fool it are shown and never run. Linear.
 */
export const htmlProse = (html: string): Prose => {
  const source = html.slice(0, MAX_HTML)
  const pieces: string[] = []
  const quotes: string[] = []
  let quoteStart: number | null = null
  let silentUntil: string | null = null
  const say = (text: string): void => {
    if (silentUntil !== null) return
    const plain = decodeEntities(text)
    pieces.push(quoteStart === null ? plain.replace(/\s+/g, ' ') : plain)
  }
  const meet = ({ name, isClosing }: Tag): void => {
    if (silentUntil !== null) {
      if (isClosing && name === silentUntil) silentUntil = null
      return
    }
    if (SILENT_TAGS.has(name) && !isClosing) silentUntil = name
    if (name === 'PRE' && isClosing && quoteStart !== null) {
      quotes.push(tidy(pieces.slice(quoteStart).join('')))
      quoteStart = null
    }
    pieces.push(BLOCK_TAGS.has(name) ? '\n' : name === 'TD' ? ' ' : '')
    if (name === 'PRE' && !isClosing) quoteStart ??= pieces.length
  }
  const lastEnd = source.lastIndexOf('>') // beyond it there is no tag, and nothing is searched for
  for (let at = 0; at < source.length;) {
    const open = at < lastEnd ? source.indexOf('<', at) : -1
    say(source.slice(at, open < 0 ? source.length : open))
    if (open < 0) break
    const tag = tagAt(source, open)
    if (tag) meet(tag)
    else say('<')
    at = tag?.end ?? open + 1
  }
  return { text: tidy(pieces.join('')), quotes }
}
