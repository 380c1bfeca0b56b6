import { errorSentence, type Locale, type Probe, type ProbeEvent } from '@bienrecu/shared'
import type { Deps } from '../app.ts'
import { findProbe, probeOf } from '../probes/probe.ts'
import { createProbing, type Probing } from '../probes/probing.ts'
import type { Caller } from '../probes/take-on-probe.ts'
import { createWatchProbe } from '../probes/watch-probe.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { causeLines, toldCause } from './tell-cause.ts'
import { jsonLine, type Terminal } from './terminal.ts'

/** The command line is one more device, without a name; each of its requests is a new one. */
export const commandCaller = (): Caller => ({ deviceId: null, idempotencyKey: crypto.randomUUID() })

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

/** A probe that failed otherwise than in the conversation with a relay has a code and no cause. */
const causeOf = ({ cause, code, params }: Probe, locale: Locale) => {
  if (cause !== null) return toldCause(cause, locale)
  return code === null ? null : { id: code, class: 'unknown', text: errorSentence(code, locale, params) }
}

const show = (probe: Probe, terminal: Terminal): void => {
  const { say, out, isJson, locale } = terminal
  if (isJson) return out(jsonLine({ ...probe, cause: causeOf(probe, locale) }))
  if (probe.report) out(say('probe.score', { value: probe.report.score }))
  if (probe.cause !== null) causeLines(probe.cause, terminal).forEach(out)
}

/** A copy that could not be filed is a warning: the message has left. */
const warnAboutCopy = ({ sentCopy }: Probe, { err, say, locale, isJson }: Terminal): void => {
  if (isJson || !sentCopy?.code) return
  err(say('probe.copy-failed', { why: errorSentence(sentCopy.code, locale, sentCopy.params) }))
}

/** Runs a command with everything that sends, and stops that after. */
export const withProbing = async <Result>(deps: Deps, work: (probing: Probing) => Promise<Result>): Promise<Result> => {
  const probing = createProbing(deps, { role: 'command' })
  try {
    return await work(probing)
  } finally {
    await probing.close()
  }
}

/** Sends one probe that `start` takes on, and shows what happens to it. Exit code 1 when it did not leave, or nobody knows. */
export const sendAndFollow = (
  deps: Deps,
  terminal: Terminal,
  { start, isPatient }: { start: (probing: Probing) => Probe; isPatient: boolean },
): Promise<ExitCode> =>
  withProbing(deps, async (probing) => {
    const { id } = start(probing)
    const sent = probing.runs.start(id)
    if (isPatient) probing.start()
    await follow(deps, probing, id, isPatient, terminal)
    await sent
    const result = probeOf(deps.database, findProbe(deps.database, id))
    show(result, terminal)
    await probing.mailboxes.sentCopies.finish(deps.stopping)
    warnAboutCopy(probeOf(deps.database, findProbe(deps.database, id)), terminal)
    return result.state === 'failed' || result.state === 'unknown' ? EXIT.failed : EXIT.ok
  })
