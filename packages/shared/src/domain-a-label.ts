/*
 * The decoder of Punycode (RFC 3492 §6.2), to tell A-labels (RFC 5890 §2.3.2.1) from labels that only begin with `xn--`:
 * URL parsers let the latter pass when a name is ASCII already. Knowingly absent: the encoder, which `URL` has.
 */
const BASE = 36
const T_MIN = 1
const T_MAX = 26
const SKEW = 38
const DAMP = 700
const INITIAL_BIAS = 72
const INITIAL_N = 128
const MAX_CODE_POINT = 0x10ffff

/** RFC 3492 §6.1. */
const adapt = (delta: number, points: number, isFirst: boolean): number => {
  let rest = isFirst ? Math.floor(delta / DAMP) : delta >> 1
  rest += Math.floor(rest / points)
  let k = 0
  while (rest > ((BASE - T_MIN) * T_MAX) >> 1) {
    rest = Math.floor(rest / (BASE - T_MIN))
    k += BASE
  }
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW))
}

/** The value of one basic code point (RFC 3492 §5): a–z, then 0–9; -1 for any other. */
const digitOf = (sign: string | undefined): number => 'abcdefghijklmnopqrstuvwxyz0123456789'.indexOf(sign ?? ' ')

/** One generalised variable-length integer (RFC 3492 §3.3) from `at`, or null when it ends early or grows too large. */
const readDelta = (digits: string, at: number, bias: number): { delta: number; next: number } | null => {
  let delta = 0
  let weight = 1
  for (let k = BASE, next = at; ; k += BASE, next += 1) {
    const digit = digitOf(digits[next])
    if (digit < 0) return null
    delta += digit * weight
    if (delta > 0x7fffffff) return null
    const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX)
    if (digit < threshold) return { delta, next: next + 1 }
    weight *= BASE - threshold
  }
}

/** What follows `xn--`, decoded; null when it is not Punycode. In lower case; at most 59 characters are given. */
const decode = (punycode: string): string | null => {
  const end = punycode.lastIndexOf('-')
  const points = Array.from(punycode.slice(0, Math.max(end, 0)), (sign) => sign.codePointAt(0) ?? 0)
  let [n, i, bias] = [INITIAL_N, 0, INITIAL_BIAS]
  for (let at = end > 0 ? end + 1 : 0; at < punycode.length;) {
    const read = readDelta(punycode, at, bias)
    if (!read) return null
    const length = points.length + 1
    bias = adapt(read.delta, length, at === (end > 0 ? end + 1 : 0))
    n += Math.floor((i + read.delta) / length)
    i = (i + read.delta) % length
    if (n > MAX_CODE_POINT || (n >= 0xd800 && n <= 0xdfff)) return null
    points.splice(i, 0, n)
    i += 1
    at = read.next
  }
  return String.fromCodePoint(...points)
}

/** The U-label of an A-label in lower case; null for a label that is none (without `xn--`, or not decodable). */
export const unicodeLabel = (label: string): string | null =>
  label.startsWith('xn--') ? decode(label.slice('xn--'.length)) : null
