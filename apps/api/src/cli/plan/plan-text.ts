import type { Locale } from '@bienrecu/shared'
import type { Say } from '../../locales/say.ts'
import { legible } from '../../text/legible.ts'
import { createPaint, type Paint } from '../audit/paint.ts'
import { wrap } from '../audit/wrap.ts'
import type { Screen } from '../terminal.ts'
import { gainText, helpedText } from './gain-text.ts'
import type { ToldEdit, ToldPlan, ToldStep } from './told-plan.ts'

export interface PlanTextOptions {
  say: Say
  locale: Locale
  screen: Screen
}

interface Page extends PlanTextOptions {
  paint: Paint
}

const MARGIN = 2
const TEXT = 5 // columns before the text of a step
const FIELD = 7

const paragraph = (text: string, { screen }: Page, indent = TEXT): string[] => wrap(legible(text), screen.width, indent)

/** A paragraph whose first line has a sign before it. */
const signed = (sign: string, text: string, page: Page, indent: number): string[] =>
  paragraph(text, page, indent).map((line, at) =>
    at === 0 ? `${' '.repeat(indent - 2)}${sign} ${line.trimStart()}` : line,
  )

/** A value is one line however long: it is there to be copied. */
const field = (label: string, value: string, { paint }: Page): string =>
  `${' '.repeat(FIELD)}${paint.dim(`${label} `)}${legible(value)}`

const goneLines = ({ before, after }: ToldEdit, { say, paint }: Page): string[] => {
  if (before.length === 0) return []
  const word = say(after.length > 0 ? 'plan.instead-of' : 'plan.remove')
  return [
    `${' '.repeat(FIELD)}${paint.dim(word)}`,
    ...before.map((value) => `${' '.repeat(FIELD)}${paint.red('-')} ${legible(value)}`),
  ]
}

const editLines = (edit: ToldEdit, page: Page): string[] => {
  const { say, paint } = page
  const { typed } = edit
  const title = `${' '.repeat(TEXT)}${paint.cyan('▸')} ${paint.bold(`${edit.type} ${legible(edit.name)}`)}`
  if (edit.after.length === 0) return ['', title, ...goneLines(edit, page)]
  return [
    '',
    title,
    field(say('plan.type'), typed.type, page),
    field(typed.nameLabel ?? say('plan.name'), typed.name === '' ? say('plan.blank') : typed.name, page),
    ...(typed.priority === null ? [] : [field(say('plan.priority'), String(typed.priority), page)]),
    field(say('plan.value'), typed.value, page),
    ...(typed.ttl === null ? [] : [field('TTL', String(typed.ttl), page)]),
    ...goneLines(edit, page),
    ...typed.notes.flatMap((note) => signed(paint.yellow('!'), note, page, FIELD + 2)),
  ]
}

const stepLines = (step: ToldStep, number: number, page: Page): string[] => {
  const { paint, say } = page
  const facts = [
    say(`plan.who.${step.who}`),
    say('plan.minutes', { count: step.minutes }),
    ...gainText(step, page),
    ...helpedText(step, page),
  ]
  const [first = '', ...rest] = paragraph(step.title, page)
  return [
    '',
    `${String(number).padStart(MARGIN + 1)}. ${paint.bold(first.trimStart())}`,
    ...rest.map((line) => paint.bold(line)),
    ...paragraph(facts.join('  ·  '), page).map((line) => paint.dim(line)),
    ...paragraph(step.why, page),
    ...signed(paint.cyan('→'), step.how, page, TEXT + 2),
    ...step.edits.flatMap((edit) => editLines(edit, page)),
    ...step.changes.flatMap((change) => signed('·', change, page, FIELD + 2)),
  ]
}

const heading = (word: string, { paint, screen }: Page): string[] => [
  '',
  `${' '.repeat(MARGIN)}${paint.bold(word)} ${paint.dim('─'.repeat(Math.max(screen.width - word.length - MARGIN - 2, 0)))}`,
]

const questionLines = (plan: ToldPlan, page: Page): string[] =>
  plan.questions.length === 0
    ? []
    : [
        ...heading(page.say('plan.questions'), page),
        ...plan.questions.flatMap(({ text, choices }) => [
          '',
          ...signed(page.paint.yellow('?'), text, page, TEXT),
          ...(choices.length > 0 ? paragraph(choices.join(', '), page).map((line) => page.paint.dim(line)) : []),
        ]),
      ]

const headLines = ({ domain, dnsHost, zone }: ToldPlan, page: Page): string[] => {
  const { say, paint } = page
  const host = dnsHost ? say('plan.host', { name: dnsHost.name, zone }) : say('plan.no-host', { zone })
  return [
    '',
    `${' '.repeat(MARGIN)}${paint.bold(domain)}`,
    ...paragraph(host, page, MARGIN).map((line) => paint.dim(line)),
  ]
}

/** A plan as a person reads it, as lines for a terminal. */
export const planText = (plan: ToldPlan, options: PlanTextOptions): string[] => {
  const page: Page = { ...options, paint: createPaint(options.screen.isColoured) }
  const { say, paint } = page
  if (plan.obstacle) return ['', ...signed(paint.red('✗'), plan.obstacle.text, page, MARGIN + 2), '']
  const now = plan.steps.filter(({ isLater }) => !isLater)
  const later = plan.steps.filter(({ isLater }) => isLater)
  const lines = (steps: readonly ToldStep[], from: number) =>
    steps.flatMap((step, at) => stepLines(step, from + at + 1, page))
  return [
    ...headLines(plan, page),
    ...(now.length === 0 ? ['', ...signed(paint.green('✓'), say('plan.nothing'), page, MARGIN + 2)] : []),
    ...lines(now, 0),
    ...heading(say('plan.outcome'), page),
    '',
    ...paragraph(plan.prediction, page, MARGIN),
    ...questionLines(plan, page),
    ...(later.length === 0 ? [] : [...heading(say('plan.later'), page), ...lines(later, now.length)]),
    '',
  ]
}
