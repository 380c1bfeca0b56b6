/* The explanation that the domain gives for a refusal: RFC 7208 §6.2. */
import type { Judgement } from './judgement.ts'
import { expandMacros } from './macro.ts'
import { parseMacroString } from './macro-string.ts'
import { ask, type Session } from './session.ts'
import { macroValues, targetOf } from './target-name.ts'
import { bestName, validatedNames } from './validated-names.ts'

const NOT_PRINTABLE = /[^\x20-\x7e]/

/**
 * The explanation string, macros expanded. Null where `exp` is missing, and where anything is wrong: no answer, no record,
 * several, not US-ASCII, a fault of syntax. Counts against no limit.
 */
export const explain = async (session: Session, { explanation }: Judgement): Promise<string | null> => {
  if (!explanation) return null
  const { domain, modifier } = explanation
  const { name } = await targetOf(session, domain, modifier.domainSpec)
  const fact = name === null ? null : await ask(session, name, 'TXT')
  if (fact?.known !== true) return null
  const [text, ...more] = fact.value.records
  if (text === undefined || more.length > 0 || NOT_PRINTABLE.test(text)) return null
  const { value, problems } = parseMacroString(text, 0, true)
  if (problems.length > 0) return null
  const names = value.letters.includes('p') ? (await validatedNames(session)).names : []
  return expandMacros(value, macroValues(session, domain, bestName(names, domain)))
}
