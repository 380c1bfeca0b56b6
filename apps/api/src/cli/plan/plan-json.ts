import type { ToldEdit, ToldPlan, ToldStep } from './told-plan.ts'

const editJson = ({ name, type, before, after, typed }: ToldEdit) => ({ name, type, before, after, typed })

const stepJson = (step: ToldStep) => ({
  id: step.id,
  gain: step.gain,
  later: step.isLater,
  edits: step.edits.map(editJson),
  title: step.title,
  why: step.why,
  how: step.how,
  changes: step.changes,
  who: step.who,
  minutes: step.minutes,
  helps: step.helps,
  dependsOn: step.dependsOn,
})

/** The agreed form of a plan, on one line of JSON. */
export const planJson = (plan: ToldPlan): string =>
  JSON.stringify({
    domain: plan.domain,
    zone: plan.zone,
    dnsHost: plan.dnsHost?.id ?? null,
    obstacle: plan.obstacle,
    steps: plan.steps.map(stepJson),
    questions: plan.questions,
    predicted: { ...plan.predicted, sentence: plan.prediction },
  })
