/* The sentences of a plan; made last, and only here. */
import type { Locale, Params } from '../check.ts'
import { findCheck } from '../checks/index.ts'
import { fill } from '../fill.ts'
import { render } from '../render.ts'
import { OBSTACLE_TEXTS } from './obstacle-texts.ts'
import { PREDICTION_WORDS, type Subject } from './prediction-words.ts'
import { QUESTION_TEXTS, UNNAMED_KEY_TEXT } from './question-texts.ts'
import type { Plan, PlanEdit, PlanObstacle, PlanQuestion, PlanStep, Prediction } from './step.ts'
import { findStep } from './steps/index.ts'

/** A step in a reader’s language. */
export interface RenderedStep {
  readonly title: string
  readonly why: string
  readonly how: string
  /** Each change of the record, explained. */
  readonly changes: readonly string[]
}

/** `SPF, DKIM and DMARC`; « SPF, DKIM et DMARC ». */
const listed = (items: readonly string[], locale: Locale): string =>
  new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale).format(items)

/** Lists become sentences before the text is filled. */
const readable = (params: Params, locale: Locale): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? listed(value, locale) : value]),
  )

/** Advice on a check has the check’s own sentences; its title says what is so once it passes. */
const renderAdvice = (checkId: string, params: Params, locale: Locale): RenderedStep => {
  const { severity } = findCheck(checkId)
  const { title: checkTitle, summary, advice } = render({ checkId, status: 'fail', severity, params }, locale)
  const title = fill(findStep('advice/check').text[locale].title, { checkTitle }, locale)
  return { title, why: summary ?? '', how: advice ?? '', changes: [] }
}

/** Makes the sentences of a step. A change without a sentence would be a bug of ours, and throws, as an unknown kind does. */
export const renderStep = (
  step: Pick<PlanStep, 'kind' | 'subject' | 'params' | 'changes'>,
  locale: Locale,
): RenderedStep => {
  if (step.kind === 'advice/check' && step.subject !== null) return renderAdvice(step.subject, step.params, locale)
  const text = findStep(step.kind).text[locale]
  const say = (sentence: string, params: Params) => fill(sentence, readable(params, locale), locale)
  return {
    title: say(text.title, step.params),
    why: say(text.why, step.params),
    how: say(text.how, step.params),
    changes: step.changes.map(({ code, params }) => {
      const sentence = text.changes?.[code]
      if (sentence === undefined) throw new Error(`${step.kind} has no sentence for the change ${code}`)
      return say(sentence, params)
    }),
  }
}

const isUnnamedKey = ({ code, params }: PlanQuestion): boolean => code === 'key-wanted' && params.name === undefined

/** Makes the sentence of a question. */
export const renderQuestion = (question: PlanQuestion, locale: Locale): string => {
  const { code, subject, params } = question
  const text = isUnnamedKey(question) ? UNNAMED_KEY_TEXT : QUESTION_TEXTS[code]
  return fill(text[locale], readable({ ...params, subject: subject ?? '' }, locale), locale)
}

/** Why nothing can be planned for the domain, and what to do instead. */
export const renderObstacle = (obstacle: PlanObstacle, { domain }: Pick<Plan, 'domain'>, locale: Locale): string =>
  fill(OBSTACLE_TEXTS[obstacle][locale], { domain }, locale)

/** What passes, what does not, and what nobody can tell, each as a list of names. */
const sorted = ({ spf, dkim, dmarc }: Prediction) => {
  const verdicts = Object.entries({ SPF: spf, DKIM: dkim, DMARC: dmarc })
  const names = (isOne: (verdict: string) => boolean) =>
    verdicts.filter(([, verdict]) => isOne(verdict)).map(([name]) => name)
  return {
    passing: names((verdict) => verdict === 'pass'),
    open: names((verdict) => verdict === 'unknown' || verdict === 'temperror'),
    failing: names((verdict) => verdict !== 'pass' && verdict !== 'unknown' && verdict !== 'temperror'),
  }
}

/** Edits of what is to be done now. */
const editsNow = (steps: Plan['steps']): PlanEdit[] =>
  steps.filter(({ isLater }) => !isLater).flatMap(({ edits }) => edits)

/** Mailbox providers that would refuse no longer. */
const wonOver = ({ providers }: Prediction): string[] =>
  providers.filter(({ before, after }) => before === 'broken' && after === 'met').map(({ name }) => name)

/** Without a sending address no message was seen. Nothing has to be done for what passes today. */
const subjectOf = ({ steps, predicted }: Pick<Plan, 'steps' | 'predicted'>): Subject => {
  if (predicted.spf === 'unknown') return 'mail'
  const isAwaited = steps.some(({ kind, edits, isLater }) => !isLater && (edits.length > 0 || kind.startsWith('dkim/')))
  return isAwaited ? 'message-then' : 'message-now'
}

/** What the plan leads to: "With these two records, this same message would have passed SPF and DMARC." */
export const renderPrediction = (
  { steps, predicted, obstacle }: Pick<Plan, 'steps' | 'predicted' | 'obstacle'>,
  locale: Locale,
): string => {
  const words = PREDICTION_WORDS[locale]
  if (obstacle !== null) return words.nothing
  const { passing, open, failing } = sorted(predicted)
  const edits = editsNow(steps)
  const list = (names: readonly string[]) => listed(names, locale)
  const start = words.records(
    edits.length,
    edits.every(({ after }) => after.length > 0),
  )
  const sentences = [
    passing.length > 0
      ? words.pass(start, list(passing), subjectOf({ steps, predicted }), list(wonOver(predicted)))
      : null,
    failing.length > 0 ? words.fail(start, list(failing), failing.length) : null,
    open.length > 0 ? words.open(list(open)) : null,
  ]
  return sentences.filter((sentence) => sentence !== null).join(' ')
}
