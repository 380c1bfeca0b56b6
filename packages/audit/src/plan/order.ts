import type { PlanStep } from './step.ts'

/** What stops refusals first, then what gives back most, then what is done soonest. */
const compare = (a: PlanStep, b: PlanStep): number =>
  Number(a.isLater) - Number(b.isLater) || b.helps.length - a.helps.length || b.gain - a.gain || a.minutes - b.minutes

/**
 * The order in which to do the steps: none before those it depends on, as far as these do not wait for each other; what
 * has to wait for a condition comes last. Steps that are alike keep the order they came in.
 */
export const inOrder = (steps: readonly PlanStep[]): readonly PlanStep[] => {
  const left = steps.toSorted(compare)
  const ordered: PlanStep[] = []
  while (left.length > 0) {
    const waiting = new Set(left.map(({ id }) => id))
    const free = left.findIndex(({ dependsOn }) => !dependsOn.some((id) => waiting.has(id)))
    ordered.push(...left.splice(Math.max(free, 0), 1))
  }
  return ordered
}
