import { renderObstacle, renderPrediction, renderQuestion, renderStep } from '@bienrecu/audit/plan/render-plan'
import type { Plan, PlanEdit, PlanStep } from '@bienrecu/audit/plan/step'
import { renderTyped, type RenderedTyped } from '@bienrecu/audit/plan/typed/render-typed'
import { typeRecord } from '@bienrecu/audit/plan/typed/type-record'
import type { Locale } from '@bienrecu/shared'

/** A record of a step, and how it is typed; of one that only goes, how it stands in the form. */
export interface ToldEdit extends PlanEdit {
  typed: RenderedTyped
}

export interface ToldStep extends Omit<PlanStep, 'edits' | 'changes'> {
  title: string
  why: string
  how: string
  changes: readonly string[]
  edits: readonly ToldEdit[]
  /** Names of the mailbox providers that stop refusing. */
  helped: readonly string[]
}

/** A plan in a reader’s language. */
export interface ToldPlan extends Omit<Plan, 'steps' | 'questions' | 'obstacle'> {
  steps: readonly ToldStep[]
  questions: readonly { code: string; subject: string | null; text: string; choices: readonly string[] }[]
  obstacle: { code: NonNullable<Plan['obstacle']>; text: string } | null
  prediction: string
}

const editTold = (edit: PlanEdit, { dnsHost, zone }: Plan, locale: Locale): ToldEdit => {
  const value = edit.after[0] ?? edit.before[0] ?? ''
  const typed = typeRecord({ name: edit.name, type: edit.type, value }, { host: dnsHost, zone })
  return { ...edit, typed: renderTyped(typed, locale) }
}

const stepTold = (step: PlanStep, plan: Plan, locale: Locale): ToldStep => {
  const names = new Map(plan.predicted.providers.map(({ providerId, name }) => [providerId, name]))
  return {
    ...step,
    ...renderStep(step, locale),
    edits: step.edits.map((edit) => editTold(edit, plan, locale)),
    helped: step.helps.map((id) => names.get(id) ?? id),
  }
}

const choicesOf = ({ hosts, services }: Plan['questions'][number]['params']): readonly string[] =>
  [hosts, services].flatMap((ids) => (typeof ids === 'object' ? ids : []))

/** The plan with its sentences, and with what to type at its DNS host. */
export const tellPlan = (plan: Plan, locale: Locale): ToldPlan => ({
  ...plan,
  steps: plan.steps.map((step) => stepTold(step, plan, locale)),
  questions: plan.questions.map((question) => ({
    code: question.code,
    subject: question.subject,
    text: renderQuestion(question, locale),
    choices: choicesOf(question.params),
  })),
  obstacle: plan.obstacle && { code: plan.obstacle, text: renderObstacle(plan.obstacle, plan, locale) },
  prediction: renderPrediction(plan, locale),
})
