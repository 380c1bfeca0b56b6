import type { Locale } from '@bienrecu/shared'
import type { ToldProbe } from '../../messaging/answers.ts'
import { StepList, type StepItem } from '../../ui/StepList.tsx'
import { elapsedText } from './elapsed-text.ts'
import type { StepWords } from './panel-words.ts'
import { shownSteps, type ShownStep } from './steps.ts'

const SEEN: Partial<Record<ShownStep['name'], readonly string[]>> = {
  connecting: ['host', 'address', 'port'],
  tls: ['tlsProtocol', 'tlsCipher'],
  authenticated: ['authMethod'],
}

export interface ProbeStepsProps {
  probe: ToldProbe
  words: StepWords
  locale: Locale
  /** The time, for what is counted in front of the user. */
  now: number
}

// What was seen on the wire, in its own words: the same in every language.
const detailOf = (step: ShownStep, { probe, words }: ProbeStepsProps): string | undefined => {
  if (step.name === 'accepted') return step.state === 'upcoming' ? undefined : (probe.reply ?? undefined)
  if (step.name === 'waiting' && step.state === 'current') return words('patience')
  const facts = SEEN[step.name]?.map((name) => step.facts[name]).filter((fact) => fact !== undefined) ?? []
  return facts.length > 0 ? facts.join(' · ') : undefined
}

const timeOf = (step: ShownStep, { probe, locale, now }: ProbeStepsProps): StepItem['time'] => {
  if (step.at !== null && step.elapsed !== null) return { iso: step.at, text: elapsedText(step.elapsed, locale) }
  if (step.name !== 'waiting' || step.state !== 'current') return undefined
  const since = probe.acceptedAt ?? probe.createdAt
  const seconds = Math.max(0, Math.round((now - Date.parse(since)) / 1000))
  return { iso: since, text: elapsedText(seconds * 1000, locale) }
}

// What a message that did not leave will never do is not announced.
const stepsWorthShowing = (probe: ToldProbe): ShownStep[] =>
  shownSteps(probe).filter(({ state }) => probe.state !== 'failed' || state !== 'upcoming')

/** The way of one message, step by step, each with its time since the click. */
export const ProbeSteps = (props: ProbeStepsProps) => {
  const { probe, words } = props
  return (
    <StepList
      label={words('list')}
      items={stepsWorthShowing(probe).map((step) => ({
        key: step.name,
        label: words(step.name, { tester: probe.testerName }),
        state: step.state,
        stateLabel: words(`state.${step.state}`),
        detail: detailOf(step, props),
        time: timeOf(step, props),
      }))}
    />
  )
}
