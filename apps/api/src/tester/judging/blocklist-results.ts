import type { ListAnswer } from '@bienrecu/audit/lists/facts'
import type { BlocklistResult } from '@bienrecu/shared'

type State = BlocklistResult['state']

/** What decides where one list was asked about several names. */
const ORDER: readonly State[] = ['listed', 'unknown', 'no-answer', 'not-listed']

/** A refusal is neither: the list does not want to be asked by us. `info` reproaches nothing. */
const stateOf = ({ state, kind }: ListAnswer): State => {
  if (state === 'refused') return 'unknown'
  if (state === 'no-answer') return 'no-answer'
  return state === 'listed' && (kind === 'listed' || kind === 'policy') ? 'listed' : 'not-listed'
}

const worst = (states: readonly State[]): State => ORDER.find((state) => states.includes(state)) ?? 'unknown'

const MAX_NAME = 2_000

const linkOf = (url: string | null): string | null => (url !== null && /^https?:\/\//i.test(url) ? url : null)

/** Whether the list says something that matters against anybody. */
const isJudge = ({ weight, isAllowList }: ListAnswer): boolean => weight !== 'ignore' && !isAllowList

/** One line for each list, with the names that it lists; those that list anything first. */
export const blocklistResults = (answers: readonly ListAnswer[]): BlocklistResult[] => {
  const byZone = new Map<string, ListAnswer[]>()
  for (const answer of answers.filter(isJudge)) {
    const asked = byZone.get(answer.zone)
    if (asked) asked.push(answer)
    else byZone.set(answer.zone, [answer])
  }
  const results = [...byZone].map(([zone, asked]): BlocklistResult => {
    const state = worst(asked.map(stateOf))
    const listed = asked.filter((answer) => stateOf(answer) === 'listed').map(({ subject }) => subject)
    const name = listed.length > 0 ? `${zone} (${[...new Set(listed)].join(', ')})` : zone
    return { name: name.slice(0, MAX_NAME), url: linkOf(asked[0]?.delistUrl ?? null), state }
  })
  return results.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
}
