/*
 * Domains in Unicode become A-labels before the DNS is asked (RFC 7208 §4.3, RFC 8616 §4): Punycode of RFC 3492. Labels are
 * lower-cased and composed (NFC); the further mappings of UTS 46 are knowingly left to whoever takes the name from a user.
 */

/** Parameters of Punycode (RFC 3492 §5). */
export const BASE = 36
const T_MIN = 1
const T_MAX = 26
const SKEW = 38
const DAMP = 700
export const FIRST_BIAS = 72
export const FIRST_CODE = 128
const NOT_ASCII = /[^\x00-\x7f]/ // oxlint-disable-line no-control-regex -- the ASCII range begins with controls

/** The bias after a delta was written or read (RFC 3492 §6.1); `points`: how many code points there are then. */
export const adapted = (delta: number, points: number, isFirst: boolean): number => {
  let left = isFirst ? Math.floor(delta / DAMP) : delta >> 1
  left += Math.floor(left / points)
  let steps = 0
  for (; left > ((BASE - T_MIN) * T_MAX) >> 1; steps += BASE) left = Math.floor(left / (BASE - T_MIN))
  return steps + Math.floor(((BASE - T_MIN + 1) * left) / (left + SKEW))
}

/** From which digit on a number ends, at a step (RFC 3492 §3.3). */
export const thresholdAt = (step: number, bias: number): number => Math.min(T_MAX, Math.max(T_MIN, step - bias))

const digit = (value: number): string => String.fromCharCode(value < 26 ? value + 97 : value + 22)

/** One number as a generalised variable-length integer (RFC 3492 §3.3). */
const variableLength = (number: number, bias: number): string => {
  let text = ''
  let left = number
  for (let step = BASE; ; step += BASE) {
    const threshold = thresholdAt(step, bias)
    if (left < threshold) return text + digit(left)
    text += digit(threshold + ((left - threshold) % (BASE - threshold)))
    left = Math.floor((left - threshold) / (BASE - threshold))
  }
}

/** The encoding procedure of RFC 3492 §6.3. */
const punycode = (label: string): string => {
  const points = Array.from(label, (letter) => letter.codePointAt(0) ?? 0)
  const basic = points.filter((point) => point < FIRST_CODE)
  let text = String.fromCharCode(...basic) + (basic.length > 0 ? '-' : '')
  let code = FIRST_CODE
  let delta = 0
  let bias = FIRST_BIAS
  let done = basic.length
  while (done < points.length) {
    const next = points.reduce((least, point) => (point >= code && point < least ? point : least), Infinity)
    delta += (next - code) * (done + 1)
    code = next
    for (const point of points) {
      if (point < code) delta += 1
      if (point !== code) continue
      text += variableLength(delta, bias)
      bias = adapted(delta, done + 1, done === basic.length)
      delta = 0
      done += 1
    }
    delta += 1
    code += 1
  }
  return text
}

const LONGEST_LABEL = 63

/** One label as it is asked for. Too long a label stays as it is: no name can be made of it. */
const aLabel = (label: string): string =>
  NOT_ASCII.test(label) && label.length <= LONGEST_LABEL
    ? `xn--${punycode(label.toLowerCase().normalize('NFC'))}`
    : label

const DOTS = /[.\u3002\uff0e\uff61]/

/** The domain with every label in US-ASCII; itself when it already is. */
export const toALabels = (domain: string): string =>
  NOT_ASCII.test(domain) ? domain.split(DOTS).map(aLabel).join('.') : domain
