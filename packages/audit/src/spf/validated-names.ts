/* The names of the sending address that lead back to it: RFC 7208 §5.5, used by `ptr` and the macro `p`. */
import type { Fact } from '../evidence.ts'
import type { Answer } from '../resolver.ts'
import { askableName, isAtOrBelow, withoutFinalDot } from './domain-name.ts'
import { type IpAddress, isWithin6, parseIp4, parseIp6, reverseName } from './ip-address.ts'
import type { Later } from './later.ts'
import { ask, type Session, type ValidatedNames } from './session.ts'

const MAX_NAMES = 10

const isAddress = (record: string, ip: IpAddress): boolean => {
  if (ip.family === 4) return parseIp4(record) === ip.bits
  const groups = parseIp6(record)
  return groups !== null && isWithin6(groups, ip.groups, 128)
}

/** The names whose addresses hold the sender's. `answers` stand beside the names; null for one that cannot be asked. */
const confirmed = (
  ip: IpAddress,
  names: readonly string[],
  answers: readonly (Fact<Answer> | null)[],
): ValidatedNames => {
  let isVoid = names.length === 0
  const validated = names.filter((_, at) => {
    const answer = answers[at]
    // "If a DNS error occurs while doing an A RR lookup, then that domain name is skipped."
    if (answer?.known !== true) return false
    if (answer.value.records.length === 0) isVoid = true
    return answer.value.records.some((record) => isAddress(record, ip))
  })
  return { names: validated, isVoid }
}

const validate = async (session: Session): Promise<ValidatedNames> => {
  const { ip } = session
  const pointers = await ask(session, reverseName(ip), 'PTR')
  // "If a DNS error occurs while doing the PTR RR lookup, then this mechanism fails to match."
  if (!pointers.known) return { names: [], isVoid: false }
  const names = pointers.value.records.slice(0, MAX_NAMES).map(withoutFinalDot)
  const type = ip.family === 4 ? 'A' : 'AAAA'
  const asked = names.map((written) => {
    const name = askableName(written)
    return name === null ? null : ask(session, name, type)
  })
  const answers: (Fact<Answer> | null)[] = []
  for (const answer of asked) answers.push(await answer)
  return confirmed(ip, names, answers)
}

/** Asks once per check: the address stays the same. At most ten names count (§4.6.4). */
export const validatedNames = (session: Session): Later<ValidatedNames> => {
  session.validated ??= validate(session)
  return session.validated
}

/** The name that macro `p` stands for: the domain itself, else one below it, else any; `unknown` when there is none. */
export const bestName = (names: readonly string[], domain: string): string =>
  names.find((name) => isAtOrBelow(name, domain) && isAtOrBelow(domain, name)) ??
  names.find((name) => isAtOrBelow(name, domain)) ??
  names[0] ??
  'unknown'
