/* Names as the DNS can be asked for them: RFC 1035 §2.3.4, RFC 7208 §4.3 and §7.3. */

const LONGEST_NAME = 253
const LABELS = /^(?:[\x20-\x2d\x2f-\x7e]{1,63}\.)*[\x20-\x2d\x2f-\x7e]{1,63}$/

/** Names end in a dot where the DNS writes them down; nothing else does. */
export const withoutFinalDot = (name: string): string => (name.endsWith('.') ? name.slice(0, -1) : name)

/** Labels are taken from the left until the name fits (RFC 7208 §7.3). */
const truncated = (name: string): string => {
  if (name.length <= LONGEST_NAME) return name
  const dot = name.indexOf('.', name.length - LONGEST_NAME - 1)
  return dot < 0 ? name : name.slice(dot + 1)
}

/** The name to ask for, or null when there is none: a label that is empty, over 63 octets or outside US-ASCII. */
export const askableName = (text: string): string | null => {
  const name = truncated(withoutFinalDot(text))
  return name.length <= LONGEST_NAME && LABELS.test(name) ? name : null
}

/** Whether a name that can be asked for is one that check_host() judges: several labels, no address literal (§4.3). */
export const isMultiLabel = (name: string): boolean => name.includes('.') && !name.startsWith('[')

/** Whether check_host() can be asked about a domain (§4.3). */
export const isDomain = (domain: string): boolean =>
  domain.length <= LONGEST_NAME && isMultiLabel(domain) && LABELS.test(domain)

/** Whether `name` is `domain` or below it, without regard to case. */
export const isAtOrBelow = (name: string, domain: string): boolean => {
  const own = withoutFinalDot(name).toLowerCase()
  const other = withoutFinalDot(domain).toLowerCase()
  return own === other || own.endsWith(`.${other}`)
}
