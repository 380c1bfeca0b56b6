import type { Plan, PlanQuestion, PlanStep } from '@bienrecu/shared'

/** What changes every step is asked before them; the rest after the step in front. */
const FIRST = new Set(['which-mail-service', 'which-dns-host'])

const stepOfKey = (subject: string): string => `dkim/publish/${subject}`

/** The question about the key that a step waits for, if any: it is asked inside of that step. */
export const keyQuestionOf = (plan: Plan, { id }: Pick<PlanStep, 'id'>): PlanQuestion | null =>
  plan.questions.find(({ code, subject }) => code === 'key-wanted' && subject !== null && stepOfKey(subject) === id) ??
  null

/** The questions of one place, those asked inside of a step left out. */
export const questionsAt = (plan: Plan, about: 'first' | 'rest'): PlanQuestion[] => {
  const inSteps = new Set(plan.steps.map((step) => keyQuestionOf(plan, step)))
  return plan.questions.filter((question) => !inSteps.has(question) && FIRST.has(question.code) === (about === 'first'))
}
