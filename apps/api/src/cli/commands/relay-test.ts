import { errorSentence, type RelayTest, type RelayTestStep } from '@bienrecu/shared'
import { createProbing } from '../../probes/probing.ts'
import { findRelayByName } from '../../relays/find-relay.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { jsonLine, type Terminal } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

const SIGN: Readonly<Record<RelayTestStep['outcome'], string>> = {
  passed: '✓',
  failed: '✗',
  'not-needed': '–',
  'not-reached': '·',
}

const stepLine = ({ step, outcome, milliseconds, facts }: RelayTestStep, { say }: Terminal): string => {
  const time = milliseconds === null ? '' : ` ${Math.round(milliseconds)} ms`
  const seen = Object.entries(facts).map(([name, value]) => `${name} ${value}`)
  return `${SIGN[outcome]} ${say(`relay.step.${step}`)}${time}${seen.length > 0 ? `  (${seen.join(', ')})` : ''}`
}

const show = (test: RelayTest, terminal: Terminal): void => {
  const { say, out, locale } = terminal
  for (const step of test.steps) out(stepLine(step, terminal))
  out(test.code === null ? say('relay.test-passed') : errorSentence(test.code, locale, test.params))
  if (test.reply !== null && !test.ok) out(say('relay.reply', { value: test.reply }))
}

/** `bienrecu relay test NAME`: connects and signs in, sends nothing. Exit code 1 when the test fails. */
export const relayTest = defineCommand({
  options: {},
  operands: 1,
  run: ({ operands: [name = ''] }, terminal) =>
    withDeps(terminal, async (deps) => {
      const { testRelay } = createProbing(deps, { role: 'command' })
      const { id } = findRelayByName(deps.database, name)
      const test = await testRelay(id, { deviceId: null, signal: deps.stopping })
      if (terminal.isJson) terminal.out(jsonLine(test))
      else show(test, terminal)
      return test.ok ? EXIT.ok : EXIT.failed
    }),
})
