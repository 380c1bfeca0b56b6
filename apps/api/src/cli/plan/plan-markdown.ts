import type { Locale } from '@bienrecu/shared'
import type { Say } from '../../locales/say.ts'
import { legible } from '../../text/legible.ts'
import { markdownText as plain } from '../../text/markdown.ts'
import { gainText, helpedText } from './gain-text.ts'
import type { ToldEdit, ToldPlan, ToldStep } from './told-plan.ts'

interface Page {
  say: Say
  locale: Locale
}

/** A fence longer than any run of backticks in the value: what strangers publish stays a value. */
const code = (text: string): string[] => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return [fence, legible(text), fence]
}

const editLines = ({ name, type, before, after, typed }: ToldEdit, { say }: Page): string[] => [
  `**${type}** ${plain(name)}`,
  '',
  ...(after.length === 0
    ? []
    : [
        plain(typed.nameLabel ?? say('plan.name')),
        '',
        ...code(typed.name),
        '',
        say('plan.value'),
        '',
        ...code(typed.value),
        '',
      ]),
  ...(before.length === 0
    ? []
    : [
        say(after.length > 0 ? 'plan.instead-of' : 'plan.remove'),
        '',
        ...before.flatMap((value) => [...code(value), '']),
      ]),
  ...typed.notes.flatMap((note) => [`> ${plain(note)}`, '']),
]

const stepLines = (step: ToldStep, number: number, page: Page): string[] => {
  const { say } = page
  const facts = [
    say(`plan.who.${step.who}`),
    say('plan.minutes', { count: step.minutes }),
    ...gainText(step, page),
    ...helpedText(step, page),
  ]
  return [
    `### ${number}. ${plain(step.title)}`,
    '',
    `*${plain(facts.join(' · '))}*`,
    '',
    plain(step.why),
    '',
    plain(step.how),
    '',
    ...step.edits.flatMap((edit) => editLines(edit, page)),
    ...(step.changes.length > 0 ? [...step.changes.map((change) => `- ${plain(change)}`), ''] : []),
  ]
}

/** A plan in Markdown (CommonMark), for a ticket or a mail. */
export const planMarkdown = (plan: ToldPlan, page: Page): string[] => {
  const { say } = page
  if (plan.obstacle) return [`# ${plain(plan.domain)}`, '', plain(plan.obstacle.text), '']
  const now = plan.steps.filter(({ isLater }) => !isLater)
  const later = plan.steps.filter(({ isLater }) => isLater)
  const { dnsHost, zone } = plan
  return [
    `# ${plain(plan.domain)}`,
    '',
    plain(dnsHost ? say('plan.host', { name: dnsHost.name, zone }) : say('plan.no-host', { zone })),
    '',
    ...(now.length === 0 ? [say('plan.nothing'), ''] : now.flatMap((step, at) => stepLines(step, at + 1, page))),
    `## ${say('plan.outcome')}`,
    '',
    plain(plan.prediction),
    '',
    ...(plan.questions.length > 0
      ? [`## ${say('plan.questions')}`, '', ...plan.questions.map(({ text }) => `- ${plain(text)}`), '']
      : []),
    ...(later.length > 0
      ? [`## ${say('plan.later')}`, '', ...later.flatMap((step, at) => stepLines(step, now.length + at + 1, page))]
      : []),
  ]
}
