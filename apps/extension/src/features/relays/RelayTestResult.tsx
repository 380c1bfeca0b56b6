import type { RelayTest, RelayTestStep } from '@bienrecu/shared'
import { errorSentence } from '@bienrecu/shared/error-sentence'
import { uiLocale } from '../../locales/ui-locale.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { StepList, type StepItem, type StepState } from '../../ui/StepList.tsx'
import { readableParams } from '../session/readable-params.ts'
import { relayWords as words } from './words.ts'

const STATES: Record<RelayTestStep['outcome'], StepState> = {
  passed: 'done',
  failed: 'failed',
  'not-needed': 'upcoming',
  'not-reached': 'upcoming',
}

const itemOf = ({ step, outcome, milliseconds, facts }: RelayTestStep): StepItem => {
  const seen = Object.entries(facts)
  return {
    key: step,
    label: words(`step-${step}`),
    state: STATES[outcome],
    stateLabel: words(`outcome-${outcome}`),
    detail: seen.length > 0 ? seen.map(([, fact]) => fact).join(' · ') : undefined,
    time: {
      iso: milliseconds === null ? '' : `PT${(milliseconds / 1000).toFixed(3)}S`,
      text:
        milliseconds === null
          ? words(`outcome-${outcome}`)
          : words('milliseconds', { ms: Math.max(1, Math.round(milliseconds)) }),
    },
  }
}

const verdictOf = (test: RelayTest): string => {
  if (test.code) return errorSentence(test.code, uiLocale.value, readableParams(test.params, uiLocale.value))
  const signedIn = test.steps.find(({ step }) => step === 'authenticate')?.outcome === 'passed'
  return words(signedIn ? 'result-ok' : 'result-ok-open')
}

/** What a test of a relay found, step by step; the server’s own words are folded. */
export const RelayTestResult = ({ test }: { test: RelayTest }) => (
  <div class="stack" data-testid="relay-test-result" data-ok={String(test.ok)}>
    <Notice tone={test.ok ? 'good' : 'bad'}>
      <p>{verdictOf(test)}</p>
    </Notice>
    <StepList label={words('result-steps')} items={test.steps.map(itemOf)} />
    {test.reply ? (
      <Disclosure summary={words('result-reply')}>
        <pre class="raw">{test.reply}</pre>
      </Disclosure>
    ) : null}
  </div>
)
