import type { Plan, PlanRecord, PlanStep } from '@bienrecu/shared'

/** `open`: to do. `waiting`: said to be published, and not yet visible everywhere. */
export type Stage = 'open' | 'waiting' | 'done' | 'later'

const isPending = ({ state }: PlanRecord): boolean => state === 'awaited' || state === 'partly' || state === 'published'

/** True while the name servers or the resolvers are looked at for this record. */
export const isAwaited = (record: PlanRecord): boolean => isPending(record) || record.state === 'different'

/** How far a step is. A record that differs from what was asked for is to be done again. */
export const stageOf = (step: PlanStep): Stage => {
  const { records } = step
  if (records.length > 0 && records.every(({ state }) => state === 'visible')) return 'done'
  if (records.some(isPending) && records.every((record) => isPending(record) || record.state === 'visible'))
    return 'waiting'
  if (step.isDone) return 'done'
  return step.later && records.every(({ state }) => state === 'planned') ? 'later' : 'open'
}

export type Staged = Readonly<Record<Stage, readonly PlanStep[]>>

/** The steps of a plan by how far they are, each in the order of the plan. */
export const stagesOf = ({ steps }: Pick<Plan, 'steps'>): Staged => {
  const at = (stage: Stage) => steps.filter((step) => stageOf(step) === stage)
  return { open: at('open'), waiting: at('waiting'), done: at('done'), later: at('later') }
}

/** True when all that can be done now is done, and every record of it visible. */
export const isComplete = (plan: Pick<Plan, 'steps'>): boolean => {
  const { open, waiting, done } = stagesOf(plan)
  return done.length > 0 && open.length === 0 && waiting.length === 0
}

/** True while an answer of a name server or a resolver may change what the plan says. */
export const isAnythingAwaited = ({ steps }: Pick<Plan, 'steps'>): boolean =>
  steps.some(({ records }) => records.some(isAwaited))
