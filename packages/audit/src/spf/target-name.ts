/* From a domain specification to the name to ask for: RFC 7208 §4.8, §7.3; RFC 8616 §4. */
import { askableName } from './domain-name.ts'
import { andThen, type Later } from './later.ts'
import { expandMacros, type MacroValues } from './macro.ts'
import type { DomainSpec } from './macro-string.ts'
import type { Session } from './session.ts'
import { bestName, validatedNames } from './validated-names.ts'

/** What a term asks for. `name` null: there is no such name to ask for. */
export interface Target {
  readonly name: string | null
  /** A local part outside US-ASCII matches nothing (RFC 8616 §4). */
  readonly isUnmatchable: boolean
  /** The macro `p` met a void look-up. */
  readonly isVoid: boolean
}

const NOT_ASCII = /[^\x20-\x7e]/

export const macroValues = (session: Session, domain: string, validatedName: string): MacroValues => ({
  ip: session.ip,
  sender: session.sender.address,
  localPart: session.sender.localPart,
  senderDomain: session.sender.domain,
  domain,
  helo: session.helo,
  receiver: session.receiver,
  time: Math.floor(session.now() / 1000),
  validatedName,
})

const usesLocalPart = ({ letters }: DomainSpec): boolean => letters.includes('l') || letters.includes('s')

const isUnmatchable = (session: Session, spec: DomainSpec): boolean =>
  usesLocalPart(spec) && NOT_ASCII.test(session.sender.localPart)

/** The name without asking anything; null when that cannot be told, or there is none. */
export const targetAhead = (session: Session, domain: string, spec: DomainSpec | null): string | null => {
  if (!spec) return domain
  if (spec.letters === '') return spec.name
  if (spec.letters.includes('p') || isUnmatchable(session, spec)) return null
  return askableName(expandMacros(spec, macroValues(session, domain, '')))
}

/** The name to ask for, asking for the names of the address when the macro `p` wants them. */
export const targetOf = (session: Session, domain: string, spec: DomainSpec): Later<Target> => {
  const isOut = isUnmatchable(session, spec)
  if (isOut || !spec.letters.includes('p')) {
    return { name: targetAhead(session, domain, spec), isUnmatchable: isOut, isVoid: false }
  }
  return andThen(validatedNames(session), ({ names, isVoid }) => {
    const name = askableName(expandMacros(spec, macroValues(session, domain, bestName(names, domain))))
    return { name, isUnmatchable: false, isVoid }
  })
}
