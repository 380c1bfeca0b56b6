import type { RelayTest, RelayTestStep } from '@bienrecu/shared'
import { en } from '../../locales/en.ts'
import type { Word } from '../../locales/say.ts'
import { createProbing } from '../../probes/probing.ts'
import { findRelayByName } from '../../relays/find-relay.ts'
import { relayOf } from '../../relays/relay.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { passwordCaution } from '../password-caution.ts'
import { causeLines, toldCause } from '../tell-cause.ts'
import { jsonLine, type Terminal } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

const SIGN: Readonly<Record<RelayTestStep['outcome'], string>> = {
  passed: '✓',
  failed: '✗',
  'not-needed': '–',
  'not-reached': '·',
}

const STEP_WIDTH = 28 // columns

const isWord = (text: string): text is Word => Object.hasOwn(en, text)

const factLine = ([name, value]: [string, string], { say }: Terminal): string => {
  const word = `relay.fact.${name}`
  return `    ${say('relay.fact', { name: isWord(word) ? say(word) : name, value })}`
}

const stepLines = ({ step, outcome, milliseconds, facts }: RelayTestStep, terminal: Terminal): string[] => {
  const name = terminal.say(`relay.step.${step}`)
  const time = milliseconds === null ? '' : ` ${String(Math.round(milliseconds)).padStart(6)} ms`
  const seen = Object.entries(facts).filter(([, value]) => value !== '')
  return [
    `${SIGN[outcome]} ${time === '' ? name : name.padEnd(STEP_WIDTH)}${time}`,
    ...seen.map((fact) => factLine(fact, terminal)),
  ]
}

const show = (test: RelayTest, terminal: Terminal): void => {
  const { say, out } = terminal
  for (const step of test.steps) stepLines(step, terminal).forEach(out)
  if (test.cause === null) out(say('relay.test-passed'))
  else causeLines(test.cause, terminal).forEach(out)
  if (test.reply !== null) out(say('relay.reply', { value: test.reply }))
}

const isTried = ({ outcome }: RelayTestStep): boolean => outcome === 'passed' || outcome === 'failed'

/** What a program reads: the steps that were taken, and why the last one failed. */
const outcomeOf = ({ ok, code, cause, reply, steps }: RelayTest, { locale }: Terminal) => ({
  ok,
  code,
  failedStep: steps.find(({ outcome }) => outcome === 'failed')?.step ?? null,
  cause: cause && toldCause(cause, locale),
  reply,
  steps: steps.filter(isTried).map(({ step, outcome, milliseconds, facts }) => ({
    step,
    ok: outcome === 'passed',
    ms: milliseconds,
    facts,
  })),
})

/** `bienrecu relay test NAME`: goes as far as the recipient, sends nothing. Exit code 1 when the test fails. */
export const relayTest = defineCommand({
  options: {},
  operands: 1,
  run: ({ operands: [name = ''] }, terminal) =>
    withDeps(terminal, async (deps) => {
      const { testRelay } = createProbing(deps, { role: 'command' })
      const row = findRelayByName(deps.database, name)
      const { id } = row
      const test = await testRelay(id, { deviceId: null, signal: deps.stopping })
      if (terminal.isJson) terminal.out(jsonLine(outcomeOf(test, terminal)))
      else {
        show(test, terminal)
        passwordCaution(relayOf(deps.database, row), terminal).forEach(terminal.err)
      }
      return test.ok ? EXIT.ok : EXIT.failed
    }),
})
