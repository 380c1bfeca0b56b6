import type { RelayTest, RelayTestStep } from '@bienrecu/shared'
import { errorSentence } from '@bienrecu/shared/error-sentence'
import { uiLocale } from '../../locales/ui-locale.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { StepList, type StepItem, type StepState } from '../../ui/StepList.tsx'
import { dateText } from '../session/moment-text.ts'
import { readableParams } from '../session/readable-params.ts'
import { CauseText } from './CauseText.tsx'
import { relayWords as words } from './words.ts'

const STATES: Record<RelayTestStep['outcome'], StepState> = {
  passed: 'done',
  failed: 'failed',
  'not-needed': 'upcoming',
  'not-reached': 'upcoming',
}

/** A fact in words where it needs them, such as whom a certificate is for; as it is otherwise. */
const factText = ([name, value]: [string, string]): string => {
  const isMoment = name === 'certificateValidTo'
  return words.find(`fact.${name}`, { value: isMoment ? dateText(new Date(value), uiLocale.value) : value }) ?? value
}

/** Facts that the list of what the server can do has in it. */
const IN_EXTENSIONS: ReadonlySet<string> = new Set(['size', 'authMethods'])

const detailOf = ({ outcome, facts }: RelayTestStep): string | undefined => {
  const isListed = facts['extensions'] !== undefined && facts['extensions'] !== ''
  const seen = Object.entries(facts).filter(([name, value]) => value !== '' && !(isListed && IN_EXTENSIONS.has(name)))
  if (seen.length > 0) return seen.map(factText).join(' · ')
  return outcome === 'passed' ? undefined : words(`outcome-${outcome}`)
}

const timeOf = (milliseconds: number | null): StepItem['time'] =>
  milliseconds === null
    ? undefined
    : {
        iso: `PT${(milliseconds / 1000).toFixed(3)}S`,
        text: words('milliseconds', { ms: Math.max(1, Math.round(milliseconds)) }),
      }

const itemOf = (step: RelayTestStep): StepItem => ({
  key: step.step,
  label: words(`step-${step.step}`),
  state: STATES[step.outcome],
  stateLabel: words(`outcome-${step.outcome}`),
  detail: detailOf(step),
  time: timeOf(step.milliseconds),
})

const Verdict = ({ test }: { test: RelayTest }) => {
  if (test.cause) return <CauseText cause={test.cause} />
  if (test.code) return <p>{errorSentence(test.code, uiLocale.value, readableParams(test.params, uiLocale.value))}</p>
  const signedIn = test.steps.find(({ step }) => step === 'auth')?.outcome === 'passed'
  return <p>{words(signedIn ? 'result-ok' : 'result-ok-open')}</p>
}

/** Why a test failed and what helps, or how far it went; the server’s own words are folded. */
export const RelayTestVerdict = ({ test }: { test: RelayTest }) => (
  <Notice tone={test.ok ? 'good' : 'bad'}>
    <Verdict test={test} />
    {test.reply ? (
      <Disclosure summary={words('result-reply')}>
        <pre class="raw">{test.reply}</pre>
      </Disclosure>
    ) : null}
  </Notice>
)

/** What a test of a relay found, step by step. */
export const RelayTestResult = ({ test }: { test: RelayTest }) => (
  <div class="stack" data-testid="relay-test-result" data-ok={String(test.ok)}>
    {test.ok ? <RelayTestVerdict test={test} /> : null}
    <StepList label={words('result-steps')} items={test.steps.map(itemOf)} />
  </div>
)
