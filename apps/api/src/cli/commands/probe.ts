import { CreateProbe, errorSentence, type Probe, type ProbeEvent } from '@bienrecu/shared'
import { AppError } from '../../app-error.ts'
import type { Deps } from '../../app.ts'
import { fieldFaults } from '../../http/validate.ts'
import { findProbe, probeOf } from '../../probes/probe.ts'
import { createProbing, type Probing } from '../../probes/probing.ts'
import { createStartProbe } from '../../probes/start-probe.ts'
import { createWatchProbe } from '../../probes/watch-probe.ts'
import { findRelayByName } from '../../relays/find-relay.ts'
import { defineCommand, usageFault } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { jsonLine, type Terminal } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

const parse = (request: object) => {
  const result = CreateProbe.safeParse(request)
  if (result.success) return result.data
  throw new AppError('invalid-request', { errors: fieldFaults(result.error.issues, request) })
}

const eventLine = ({ step, at, facts, code, params }: ProbeEvent, { say, locale }: Terminal): string => {
  const time = new Date(at).toLocaleTimeString(locale)
  const reply = facts['reply'] === undefined ? '' : `  (${facts['reply']})`
  const value = say(`probe.step.${step}`)
  const text = code === null ? value : say('probe.because', { value, why: errorSentence(code, locale, params) })
  return `${time}  ${text}${reply}`
}

/** Shows the events as they come: until the message has left, or with `isPatient` until there is a result. */
const follow = async (deps: Deps, { journal }: Probing, probeId: string, isPatient: boolean, terminal: Terminal) => {
  const watchProbe = createWatchProbe({ ...deps, journal })
  for await (const event of watchProbe({ probeId, after: 0, signal: deps.stopping })) {
    if (terminal.isJson && isPatient) terminal.out(jsonLine(event))
    else if (!terminal.isJson) terminal.out(eventLine(event, terminal))
    if (!isPatient && event.state === 'waiting') return
  }
}

const show = (probe: Probe, { say, out, isJson }: Terminal): void => {
  if (isJson) out(jsonLine(probe))
  else if (probe.report) out(say('probe.score', { value: probe.report.score }))
}

/** `bienrecu probe --relay NAME --to ADDRESS [--watch]`. Exit code 1 when the message did not leave, or nobody knows. */
export const probe = defineCommand({
  options: {
    relay: { type: 'string' },
    to: { type: 'string' },
    watch: { type: 'boolean' },
    'over-quota': { type: 'boolean' },
  },
  operands: 0,
  optionNames: { '/address': '--to', '/relayId': '--relay' },
  run: ({ values }, terminal) =>
    withDeps(terminal, async (deps) => {
      if (values.relay === undefined) throw usageFault(terminal, 'cli.missing-option', '--relay')
      const relayId = findRelayByName(deps.database, values.relay).id
      const overQuota = values['over-quota'] ?? false
      const request = parse({ relayId, address: values.to, locale: terminal.locale, overQuota })
      const probing = createProbing(deps, { role: 'command' })
      try {
        const caller = { deviceId: null, idempotencyKey: crypto.randomUUID() }
        const { id } = createStartProbe({ ...deps, ...probing })(request, caller).probe
        const sent = probing.runs.start(id)
        if (values.watch) probing.start()
        await follow(deps, probing, id, values.watch ?? false, terminal)
        await sent
        const result = probeOf(deps.database, findProbe(deps.database, id))
        show(result, terminal)
        return result.state === 'failed' || result.state === 'unknown' ? EXIT.failed : EXIT.ok
      } finally {
        await probing.close()
      }
    }),
})
