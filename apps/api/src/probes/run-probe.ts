import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import type { SentCopies } from '../mailboxes/sent-copies.ts'
import { findAnyRelay } from '../relays/find-relay.ts'
import type { OpenRelay } from '../relays/open-relay.ts'
import type { RelayRow } from '../relays/relay.ts'
import { replyOf } from '../smtp/smtp-failure.ts'
import type { SendPhase, SendWatch, SmtpSender } from '../smtp/smtp-sender.ts'
import type { Letter } from '../smtp/smtp-session.ts'
import type { ComposeProbe } from './compose-probe.ts'
import { accept, doubt, explainEnd, fail, release } from './conclude-run.ts'
import { holdLease } from './hold-lease.ts'
import { findProbe, type ProbeRow } from './probe.ts'
import type { ProbeClaims } from './probe-claims.ts'
import { createPhaseWriter, type PhaseWriter } from './phase-writer.ts'
import type { ProbeJournal } from './probe-journal.ts'
import type { RetryPolicy } from './retry-policy.ts'
import { whenStorageAllows } from './when-storage-allows.ts'

export interface RunProbeDeps extends Pick<Deps, 'config' | 'database' | 'vault' | 'recordAudit' | 'log' | 'now'> {
  journal: ProbeJournal
  claims: ProbeClaims
  sender: SmtpSender
  openRelay: OpenRelay
  compose: ComposeProbe
  sentCopies: Pick<SentCopies, 'enqueue'>
  retryPolicy: RetryPolicy
}

interface Run extends RunProbeDeps {
  probe: ProbeRow
  /** Raised when the program stops, or when the probe is no longer ours to send. */
  signal: AbortSignal
}

/**
 * Writes a step to the disk before it is taken. The claim is checked in the same transaction: of all processes and
 * decisions (send, cancel, take over) exactly one comes first, and the others see it. Only the body waits for the disk
 * itself: forgetting an earlier step in a power cut means taking it again, and no message has left by then.
 */
const enter = ({ database, claims, journal, probe }: Run, step: SendPhase | 'connecting', facts = {}): void =>
  database.transaction(
    () => {
      if (!claims.holds(probe.id)) throw new AppError('cancelled')
      journal.record(probe.id, { step, state: 'connecting', facts })
    },
    step === 'data' ? 'power-cut' : 'crash',
  )

const asAppError = ({ log, probe }: Run, error: unknown): AppError => {
  if (error instanceof AppError) return error
  log.error({ err: error, probeId: probe.id }, 'probe failed')
  return new AppError('internal', { cause: error, params: { requestId: probe.id } })
}

/** The message is made while the connection is opened, once its first packet has left; a fault of either ends the attempt. */
const letterOf = ({ compose, probe }: Run, relay: RelayRow): Promise<Letter> => {
  const write = async () => ({ from: relay.from_address, to: probe.address, message: await compose(probe, relay) })
  const letter = nextTurn().then(write)
  letter.catch(() => undefined) // seen by whoever awaits it, unless the connection fails first
  return letter
}

/** What ended the attempt, once its phases are on the disk; or what stands in the way of that, which came first. */
const flushed = (phases: { flush(): void }, thrown: unknown): unknown => {
  try {
    phases.flush()
    return thrown
  } catch (earlier) {
    return earlier
  }
}

type Phases = PhaseWriter<SendPhase, Record<string, string>>

/** Writes each phase down as it is entered; with the envelope, who says it to whom. */
const phaseWatch = (phases: Phases, relay: RelayRow): Pick<SendWatch, 'onPhase' | 'onGreeting'> => {
  const said: Record<string, string> = { host: relay.host, mailFrom: relay.from_address }
  return {
    onGreeting: (banner) => {
      said['banner'] = banner
    },
    onPhase: (phase, facts) => {
      if (phase === 'data') phases.atOnce(phase, facts)
      else if (phase !== 'accepted') phases.soon(phase, phase === 'envelope' ? { ...facts, ...said } : facts)
    },
  }
}

/** One attempt. Null when nothing is left to do, or the failure of a message that surely did not leave. */
const attempt = async (run: Run, relay: RelayRow): Promise<AppError | null> => {
  const { sender, openRelay, signal, log } = run
  const phases = createPhaseWriter((phase: SendPhase, facts: Record<string, string>) => enter(run, phase, facts))
  const letter = letterOf(run, relay)
  let reply: string
  try {
    enter(run, 'connecting')
    const target = await openRelay(relay, signal)
    if (run.probe.batch_id !== null) sender.forget(relay.id) // a new connection shows what is to be compared
    reply = await sender.send(target, letter, { signal, ...phaseWatch(phases, relay) })
  } catch (thrown) {
    const error = asAppError(run, flushed(phases, thrown))
    if (error.code !== 'outcome-unknown') return error
    await whenStorageAllows(() => doubt(run, error), log)
    return null
  }
  const { message } = await letter
  const keepCopy = () => run.sentCopies.enqueue(run.probe, relay, message)
  await whenStorageAllows(() => accept(run, reply, keepCopy), log)
  return null
}

const waitToRetry = async (run: Run, error: AppError, delay: number): Promise<void> => {
  const { database, claims, journal, probe, signal } = run
  const reply = replyOf(error)
  const facts = { retryInSeconds: String(Math.ceil(delay / 1_000)), ...(reply !== null && { reply }) }
  const { code, params } = error
  database.transaction(() => {
    if (claims.holds(probe.id)) journal.record(probe.id, { step: 'queued', state: 'queued', code, params, facts })
  })
  await sleep(delay, undefined, { signal }).catch(() => undefined) // the signal is looked at by whoever comes next
}

const attempts = async (run: Run, relay: RelayRow): Promise<void> => {
  const { signal, claims, probe, log, retryPolicy } = run
  for (let count = 1; ; count += 1) {
    const error = await attempt(run, relay)
    if (error === null) return
    const delay = signal.aborted ? null : retryPolicy(error.code, count)
    if (delay !== null) await waitToRetry(run, error, delay)
    if (signal.aborted) return claims.holds(probe.id) ? whenStorageAllows(() => release(run), log) : undefined
    if (delay === null) {
      const cause = await explainEnd(run, error, relay)
      return whenStorageAllows(() => fail(run, error, relay, cause), log)
    }
  }
}

/** The relay may have been deleted between the click and now. */
const relayOf = (run: Run): RelayRow | null => {
  const { database, probe } = run
  try {
    return findAnyRelay(database, probe.relay_id ?? '')
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    fail(run, error, null)
    return null
  }
}

/**
 * Sends a probe, unless somebody else is at it or it is settled already. Resolves when the relay has answered, when the
 * probe has failed, or when `stop` is raised: before the body the probe is then left for the next start.
 */
export const createRunProbe =
  (deps: RunProbeDeps) =>
  async (probeId: string, stop: AbortSignal): Promise<void> => {
    const { database, claims } = deps
    if (!claims.claim(probeId)) return
    const lease = holdLease(deps, probeId)
    try {
      const run: Run = { ...deps, probe: findProbe(database, probeId), signal: AbortSignal.any([stop, lease.lost]) }
      const relay = relayOf(run)
      if (relay !== null) await attempts(run, relay)
    } finally {
      lease.end()
    }
  }

export type RunProbe = ReturnType<typeof createRunProbe>
