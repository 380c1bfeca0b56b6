/* Macro expansion: RFC 7208 §7.3 and §7.4, all letters. */
import { dottedIp, formatIp, type IpAddress, reverseZone } from './ip-address.ts'
import type { MacroExpand, MacroLetter, MacroString } from './macro-string.ts'

/** What macros stand for. */
export interface MacroValues {
  readonly ip: IpAddress
  readonly sender: string
  readonly localPart: string
  readonly senderDomain: string
  /** The domain whose record is judged. */
  readonly domain: string
  readonly helo: string
  /** The host that receives: macro `r`. */
  readonly receiver: string
  /** Seconds since 1970: macro `t`. */
  readonly time: number
  /** The validated name of the address, `unknown` when there is none: macro `p`. */
  readonly validatedName: string
}

const valueOf = (letter: MacroLetter, values: MacroValues): string => {
  switch (letter) {
    case 's':
      return values.sender
    case 'l':
      return values.localPart
    case 'o':
      return values.senderDomain
    case 'd':
      return values.domain
    case 'i':
      return dottedIp(values.ip)
    case 'p':
      return values.validatedName
    case 'v':
      return reverseZone(values.ip)
    case 'h':
      return values.helo
    case 'c':
      return formatIp(values.ip)
    case 'r':
      return values.receiver
    case 't':
      return String(values.time)
  }
}

const splitAt = (text: string, delimiters: string): string[] => {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    if (!delimiters.includes(text.charAt(at))) continue
    parts.push(text.slice(from, at))
    from = at + 1
  }
  return [...parts, text.slice(from)]
}

const transformed = (text: string, { parts, isReversed, delimiters }: MacroExpand): string => {
  const split = splitAt(text, delimiters)
  const ordered = isReversed ? split.toReversed() : split
  return (parts === null ? ordered : ordered.slice(-parts)).join('.')
}

const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const KEPT_BY_JAVASCRIPT = /[!'()*]/g

/** Everything but the unreserved characters of RFC 3986 is escaped. */
const urlEscaped = (text: string): string =>
  encodeURIComponent(text.replaceAll(LONE_SURROGATES, '\ufffd')).replaceAll(
    KEPT_BY_JAVASCRIPT,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** The text with every macro replaced. Never throws. */
export const expandMacros = ({ parts }: MacroString, values: MacroValues): string => {
  let text = ''
  for (const part of parts) {
    if (typeof part === 'string') text += part
    else {
      const value = transformed(valueOf(part.letter, values), part)
      text += part.isEscaped ? urlEscaped(value) : value
    }
  }
  return text
}
