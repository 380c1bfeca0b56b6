/* One term of an SPF record: RFC 7208 §5 (mechanisms), §6 (modifiers) and §12. */
import type { Problem } from '../evidence.ts'
import { parseIp4, parseIp6 } from './ip-address.ts'
import { type DomainSpec, type MacroProblem, parseDomainSpec, parseMacroString } from './macro-string.ts'
import type { Mechanism, Modifier, Qualifier, Term } from './record.ts'

export type TermProblem =
  | MacroProblem
  | 'bad-domain'
  | 'bad-cidr'
  | 'bad-ip4'
  | 'bad-ip6'
  | 'bad-modifier-name'
  | 'empty-term'
  | 'missing-address'
  | 'missing-domain'
  | 'unexpected-argument'
  | 'unknown-mechanism'

type Problems = Problem<TermProblem>[]

/** A directive taken apart: what follows the name begins with `:` or `/`, or is empty. */
interface Written {
  readonly text: string
  readonly offset: number
  readonly qualifier: Qualifier
  readonly argument: string
  readonly argumentOffset: number
}

const CIDR = /(?:\/(\d+))?(?:\/\/(\d+))?$/
const LONGEST_CIDR = 12

/** `0` to `most`, without leading zeros; `most` when nothing is written. */
const parsePrefix = (digits: string | undefined, most: number): number | null => {
  if (digits === undefined) return most
  const isWritten = digits === '0' || (!digits.startsWith('0') && digits.length <= 3)
  return isWritten && Number(digits) <= most ? Number(digits) : null
}

const domainSpecOf = (text: string, offset: number, problems: Problems): DomainSpec | null => {
  if (text === '') {
    problems.push({ code: 'missing-domain', offset })
    return null
  }
  const { value, problems: found } = parseDomainSpec(text, offset)
  problems.push(...found)
  return found.length > 0 ? null : value
}

/** A name is needed after the colon, and nothing else is allowed. */
const nameMechanism = (kind: 'include' | 'exists', written: Written, problems: Problems): Mechanism | null => {
  const { text, offset, qualifier, argument, argumentOffset } = written
  const spec = argument.startsWith(':') ? argument.slice(1) : ''
  const domainSpec = domainSpecOf(spec, argumentOffset + (spec === '' ? 0 : 1), problems)
  return domainSpec && { kind, text, offset, qualifier, domainSpec }
}

const ptrMechanism = (written: Written, problems: Problems): Mechanism | null => {
  const { text, offset, qualifier, argument, argumentOffset } = written
  if (argument === '') return { kind: 'ptr', text, offset, qualifier, domainSpec: null }
  if (!argument.startsWith(':')) {
    problems.push({ code: 'unexpected-argument', offset: argumentOffset })
    return null
  }
  const domainSpec = domainSpecOf(argument.slice(1), argumentOffset + 1, problems)
  return domainSpec && { kind: 'ptr', text, offset, qualifier, domainSpec }
}

/** `a` and `mx`: a domain specification may hold slashes itself, so the lengths are read from the end. */
const hostMechanism = (kind: 'a' | 'mx', written: Written, problems: Problems): Mechanism | null => {
  const { text, offset, qualifier, argument, argumentOffset } = written
  const tailFrom = Math.max(0, argument.length - LONGEST_CIDR)
  const tail = CIDR.exec(argument.slice(tailFrom))
  const cidrAt = tailFrom + (tail?.index ?? 0)
  const prefix4 = parsePrefix(tail?.[1], 32)
  const prefix6 = parsePrefix(tail?.[2], 128)
  const isNamed = argument.startsWith(':')
  if (prefix4 === null || prefix6 === null || (!isNamed && cidrAt > 0)) {
    problems.push({ code: 'bad-cidr', offset: argumentOffset + (isNamed ? cidrAt : 0) })
    return null
  }
  if (!isNamed) return { kind, text, offset, qualifier, domainSpec: null, prefix4, prefix6 }
  const domainSpec = domainSpecOf(argument.slice(1, cidrAt), argumentOffset + 1, problems)
  return domainSpec && { kind, text, offset, qualifier, domainSpec, prefix4, prefix6 }
}

/** `ip4` and `ip6`: an address and a length. */
const ipMechanism = (kind: 'ip4' | 'ip6', written: Written, problems: Problems): Mechanism | null => {
  const { text, offset, qualifier, argument, argumentOffset } = written
  const slash = argument.includes('/') ? argument.indexOf('/') : argument.length
  const address = argument.slice(1, slash)
  if (!argument.startsWith(':') || address === '') {
    problems.push({ code: 'missing-address', offset: argumentOffset })
    return null
  }
  const length = slash === argument.length ? undefined : argument.slice(slash + 1)
  const isNumber = length === undefined || /^\d+$/.test(length)
  const prefix = isNumber ? parsePrefix(length, kind === 'ip4' ? 32 : 128) : null
  if (prefix === null) problems.push({ code: 'bad-cidr', offset: argumentOffset + slash })
  const place = { text, offset, qualifier }
  if (kind === 'ip4') {
    const network = parseIp4(address)
    if (network === null) problems.push({ code: 'bad-ip4', offset: argumentOffset + 1 })
    return network === null || prefix === null ? null : { kind, ...place, network, prefix }
  }
  const network = parseIp6(address)
  if (network === null) problems.push({ code: 'bad-ip6', offset: argumentOffset + 1 })
  return network === null || prefix === null ? null : { kind, ...place, network, prefix }
}

const mechanismOf = (name: string, written: Written, problems: Problems): Mechanism | null => {
  const { text, offset, qualifier, argument, argumentOffset } = written
  switch (name) {
    case 'all':
      if (argument === '') return { kind: 'all', text, offset, qualifier }
      problems.push({ code: 'unexpected-argument', offset: argumentOffset })
      return null
    case 'include':
    case 'exists':
      return nameMechanism(name, written, problems)
    case 'a':
    case 'mx':
      return hostMechanism(name, written, problems)
    case 'ptr':
      return ptrMechanism(written, problems)
    case 'ip4':
    case 'ip6':
      return ipMechanism(name, written, problems)
    default:
      problems.push({ code: 'unknown-mechanism', offset })
      return null
  }
}

const modifierOf = (name: string, value: string, text: string, offset: number, problems: Problems): Modifier | null => {
  const valueOffset = offset + name.length + 1
  const kind = name.toLowerCase()
  if (kind === 'redirect' || kind === 'exp') {
    const domainSpec = domainSpecOf(value, valueOffset, problems)
    return domainSpec && { kind, text, offset, domainSpec }
  }
  const { problems: found } = parseMacroString(value, valueOffset, false)
  problems.push(...found)
  return found.length > 0 ? null : { kind: 'unknown-modifier', text, offset, name }
}

const NAME_END = /[:/=]/
const MODIFIER_NAME = /^[a-z][a-z0-9._-]*$/i

const isQualifier = (letter: string): letter is Qualifier =>
  letter === '+' || letter === '-' || letter === '~' || letter === '?'

/** Reads one term; null when it is wrong. A name before `=` makes a modifier, anything else a directive (§4.6.1). */
export const parseTerm = (text: string, offset: number, problems: Problems): Term | null => {
  const end = NAME_END.exec(text)?.index ?? text.length
  if (text[end] === '=') {
    const name = text.slice(0, end)
    if (MODIFIER_NAME.test(name)) return modifierOf(name, text.slice(end + 1), text, offset, problems)
    problems.push({ code: 'bad-modifier-name', offset })
    return null
  }
  const first = text.charAt(0)
  const isQualified = isQualifier(first)
  const name = text.slice(isQualified ? 1 : 0, end).toLowerCase()
  if (name === '') {
    problems.push({ code: 'empty-term', offset })
    return null
  }
  const argument = text.slice(end)
  const qualifier = isQualified ? first : '+'
  return mechanismOf(name, { text, offset, qualifier, argument, argumentOffset: offset + end }, problems)
}
