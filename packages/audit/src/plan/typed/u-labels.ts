/* Domains in US-ASCII as people read them: the decoding procedure of RFC 3492 §6.2. The rules of UTS 46 are not applied. */
import { adapted, BASE, FIRST_BIAS, FIRST_CODE, thresholdAt, toALabels } from '../../spf/a-label.ts'

const LAST_CODE = 0x10_ffff

const valueOf = (digit: string | undefined): number => {
  const value = digit === undefined ? Number.NaN : Number.parseInt(digit, BASE)
  return value >= 10 ? value - 10 : value + 26
}

/** The code points, or null for what no encoder writes. */
const decoded = (text: string): string | null => {
  const split = text.lastIndexOf('-')
  const points = Array.from(text.slice(0, Math.max(split, 0)), (letter) => letter.charCodeAt(0))
  let code = FIRST_CODE
  let index = 0
  let bias = FIRST_BIAS
  for (let at = split + 1; at < text.length;) {
    const before = index
    for (let weight = 1, step = BASE; ; step += BASE) {
      const value = valueOf(text[at++])
      if (Number.isNaN(value)) return null
      index += value * weight
      const threshold = thresholdAt(step, bias)
      if (value < threshold) break
      weight *= BASE - threshold
    }
    const size = points.length + 1
    bias = adapted(index - before, size, before === 0)
    code += Math.floor(index / size)
    index %= size
    if (code > LAST_CODE || (code >= 0xd800 && code <= 0xdfff)) return null
    points.splice(index++, 0, code)
  }
  return String.fromCodePoint(...points)
}

/** Controls, and what changes the direction of a text, are never shown. */
const READABLE = /^[\p{L}\p{M}\p{N}-]+$/u

const uLabel = (label: string): string => {
  if (!/^xn--[a-z\d-]+$/i.test(label) || label.length > 63) return label
  const text = decoded(label.slice(4).toLowerCase())
  return text !== null && READABLE.test(text) && toALabels(text) === label.toLowerCase() ? text : label
}

/** The domain with every A-label in Unicode; one that decodes to no letters, or is not how these are written, stays. */
export const toULabels = (domain: string): string =>
  domain.toLowerCase().includes('xn--') ? domain.split('.').map(uLabel).join('.') : domain
