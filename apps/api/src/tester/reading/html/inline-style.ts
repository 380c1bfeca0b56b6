/* The `style` of one element (CSS Style Attributes), as far as it hides what the element holds. */
import { LIMITS } from '../limits.ts'

/** Declarations by property, both in lower case; the last of one name counts. */
export type Declarations = ReadonlyMap<string, string>

const IMPORTANT = '!important'

export const readStyle = (style: string): Declarations => {
  const declarations = new Map<string, string>()
  for (const part of style.slice(0, LIMITS.styleLength).split(';')) {
    const colon = part.indexOf(':')
    if (colon < 0) continue
    const value = part
      .slice(colon + 1)
      .trim()
      .toLowerCase()
    const bare = value.endsWith(IMPORTANT) ? value.slice(0, -IMPORTANT.length).trimEnd() : value
    declarations.set(part.slice(0, colon).trim().toLowerCase(), bare)
  }
  return declarations
}

const ZERO = /^[+-]?0*\.?0+(?:[a-z]{1,4}|%)?$/

const NAMED: ReadonlyMap<string, string> = new Map([
  ['white', '#ffffff'],
  ['black', '#000000'],
  ['red', '#ff0000'],
  ['blue', '#0000ff'],
])

/** One form for one colour, as far as mail needs it; null when there is none. */
const colourOf = (value: string | undefined): string | null => {
  const word = value?.split(/[\s,]/)[0] ?? ''
  if (value?.startsWith('rgb(') === true) {
    const [red, green, blue] = (value.match(/\d{1,3}/g) ?? []).map(Number)
    return [red, green, blue]
      .map((part) =>
        Math.min(part ?? 0, 255)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')
      .padStart(7, '#')
  }
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(word)
  if (short)
    return `#${short
      .slice(1)
      .map((sign) => sign + sign)
      .join('')}`
  if (/^#[0-9a-f]{6}$/.test(word)) return word
  return NAMED.get(word) ?? null
}

const isColourOfGround = (style: Declarations): boolean => {
  const ink = colourOf(style.get('color'))
  return ink !== null && ink === (colourOf(style.get('background-color')) ?? colourOf(style.get('background')))
}

const isZero = (value: string | undefined): boolean => value !== undefined && ZERO.test(value)

/** True when what the element holds cannot be seen. */
export const isHidden = (style: Declarations): boolean => {
  const visibility = style.get('visibility')
  if (style.get('display') === 'none' || visibility === 'hidden' || visibility === 'collapse') return true
  if (isZero(style.get('font-size')) || isZero(style.get('opacity'))) return true
  const isClipped = style.get('overflow')?.startsWith('hidden') === true
  return (isClipped && (isZero(style.get('max-height')) || isZero(style.get('height')))) || isColourOfGround(style)
}

/** A length in pixels; null for any other unit, and where there is none. */
export const pixels = (value: string | undefined): number | null => {
  const digits = /^\s*(\d{1,6})(?:\.\d{0,6})?(?:px)?\s*$/i.exec(value ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}
