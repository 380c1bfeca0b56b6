import type { SpamRule } from '@bienrecu/shared'
import { isAboutEqual, parseDecimal } from './numbers.ts'
import { oneLine } from './prose.ts'
import { SPAM_RULE } from './selectors.ts'

const MAX_RULES = 300

const textOf = (row: Element, selector: string): string => oneLine(row.querySelector(selector)?.textContent ?? '')

const ruleOf = (row: Element): SpamRule | null => {
  const score = parseDecimal(textOf(row, SPAM_RULE.score))
  const code = textOf(row, SPAM_RULE.name).slice(0, 120)
  if (score === null || code === '') return null
  const solution = textOf(row, `${SPAM_RULE.description} ${SPAM_RULE.solution}`)
  const whole = textOf(row, SPAM_RULE.description)
  const description = solution && whole.endsWith(solution) ? whole.slice(0, -solution.length).trim() : whole
  return { code, score, description, solution }
}

/**
 * The SpamAssassin rules of the section’s content, in the page’s order. The sign is the page’s, which is the reverse of
 * SpamAssassin’s: negative is bad. `missing` names what rows there are that cannot be read.
 */
export const readSpamRules = (content: Element): { rules: SpamRule[]; missing: string[] } => {
  const rows = [...content.querySelectorAll(SPAM_RULE.row)].slice(0, MAX_RULES)
  const rules = rows.map(ruleOf).filter((rule) => rule !== null)
  return { rules, missing: rules.length === rows.length && rows.length > 0 ? [] : ['spam-rules'] }
}

/**
 * The sum SpamAssassin came to, with mail-tester’s sign. The sentence that says it is translated and names the
 * threshold too, so a number of `prose` counts only when the rules add up to it.
 */
export const spamAssassinScore = (prose: string, rules: readonly SpamRule[]): number | null => {
  if (rules.length === 0) return null
  const sum = rules.reduce((total, rule) => total + rule.score, 0)
  const numbers = [...prose.matchAll(/(?<![\d.,])[-−]?\d{1,3}(?:[.,]\d{1,3})?(?![.,]?\d)/g)]
  return (
    numbers.map(([text]) => parseDecimal(text)).find((number) => number !== null && isAboutEqual(number, sum)) ?? null
  )
}
