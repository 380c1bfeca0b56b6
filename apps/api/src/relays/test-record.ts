import type { RelayTestStep } from '@bienrecu/shared'
import type { ConnectStep, Facts, StepWatch } from '../smtp/dial.ts'
import type { RelayRow } from './relay.ts'

/** The steps of a test in the order of the wire. */
const ORDER: Readonly<Record<RelayRow['security'], readonly ConnectStep[]>> = {
  tls: ['resolve', 'connect', 'tls', 'greeting', 'ehlo', 'auth', 'mail-from', 'rcpt'],
  starttls: ['resolve', 'connect', 'greeting', 'ehlo', 'starttls', 'tls', 'auth', 'mail-from', 'rcpt'],
  none: ['resolve', 'connect', 'greeting', 'ehlo', 'auth', 'mail-from', 'rcpt'],
}

/** How far a test came. */
export interface TestRecord {
  watch: Required<StepWatch>
  /** The step under way is the one that failed; `reply`: with these words of the server. */
  fail(reply: string | null): void
  steps(): RelayTestStep[]
}

const rounded = (milliseconds: number): number => Math.round(milliseconds * 10) / 10

/** Writes down how far the test of a relay comes, step by step. */
export const createTestRecord = ({ security, authentication }: RelayRow): TestRecord => {
  const untouched = (step: ConnectStep): RelayTestStep => {
    const outcome = step === 'auth' && authentication === 0 ? 'not-needed' : 'not-reached'
    return { step, outcome, milliseconds: null, facts: {} }
  }
  const steps = new Map(ORDER[security].map((step) => [step, untouched(step)]))
  let current: { step: ConnectStep; since: number } | null = null
  const finish = (outcome: 'passed' | 'failed', facts: Facts) => {
    if (current === null) return
    const { step, since } = current
    steps.set(step, { step, outcome, milliseconds: rounded(performance.now() - since), facts })
    current = null
  }
  return {
    watch: {
      began: (step) => {
        current = { step, since: performance.now() }
      },
      passed: (_step, facts) => finish('passed', facts),
    },
    fail: (reply) => finish('failed', reply === null ? {} : { reply }),
    steps: () => [...steps.values()],
  }
}
