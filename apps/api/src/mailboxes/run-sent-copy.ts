import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import type { ProbeRow } from '../probes/probe.ts'
import type { RelayRow } from '../relays/relay.ts'
import type { Database } from '../storage/database.ts'
import type { CopyRetryPolicy } from './copy-retry.ts'
import type { CopyToSent } from './copy-to-sent.ts'
import { explainImap } from './explain-imap.ts'
import { findMailbox, type MailboxRow } from './mailbox.ts'
import type { SentCopyClaims, SentCopyRow } from './sent-copy-claims.ts'

export interface RunSentCopyDeps extends Pick<Deps, 'database' | 'log' | 'now'> {
  claims: SentCopyClaims
  copyToSent: CopyToSent
  retryPolicy: CopyRetryPolicy
  /** Milliseconds a provider gets to file by itself. */
  patience: number
}

interface Job extends RunSentCopyDeps {
  row: SentCopyRow
  probe: ProbeRow
  relay: RelayRow
  mailbox: MailboxRow
}

/** The columns of a copy of which nothing is wrong. */
export const NOTHING_WRONG = { code: null, params: '{}', cause: null } as const

/** What the copy is of, and where it belongs; null when relay or mailbox are gone. */
const findParts = (database: Database, probeId: string): Pick<Job, 'probe' | 'relay' | 'mailbox'> | null => {
  const { sql, first } = database
  const probe = first(sql.selectFrom('probes').selectAll().where('id', '=', probeId))
  const relay =
    probe &&
    first(
      sql
        .selectFrom('relays')
        .selectAll()
        .where('id', '=', probe.relay_id ?? ''),
    )
  const mailbox = relay && findMailbox(database, relay.id)
  return probe && relay && mailbox ? { probe, relay, mailbox } : null
}

/** The message is no longer needed, whatever has become of it. */
const settle = (
  claims: SentCopyClaims,
  probeId: string,
  state: SentCopyRow['state'],
  changes: Partial<SentCopyRow> = {},
): void => claims.release(probeId, { ...NOTHING_WRONG, ...changes, state, message: null })

/** By the rules of the provider: nothing, wait for it until then (milliseconds since 1970), or file. */
const nextStep = async ({ row, probe, relay, mailbox, patience, now }: Job): Promise<'skip' | 'file' | number> => {
  const { copyPolicy } = await import('./sent-policy.ts')
  const policy = copyPolicy(relay, mailbox)
  if (policy === 'skip') return 'skip'
  const patient = (probe.accepted_at ?? row.updated_at) + patience
  return policy === 'check-first' && patient > now() ? patient : 'file'
}

const attempt = async (job: Job, signal: AbortSignal): Promise<void> => {
  const { row, probe, relay, mailbox, claims, copyToSent } = job
  const step = await nextStep(job)
  if (step === 'skip') return settle(claims, probe.id, 'skipped')
  if (step !== 'file') return claims.release(probe.id, { run_after: step })
  const message = {
    messageId: probe.message_id ?? '',
    message: row.message ?? new Uint8Array(),
    sentAt: new Date(probe.accepted_at ?? probe.created_at),
  }
  const { state, folder } = await copyToSent(relay, mailbox, message, signal)
  settle(claims, probe.id, state, { folder })
}

const giveUpOrWait = async (job: Job, thrown: unknown): Promise<void> => {
  const { row, probe, relay, mailbox, claims, retryPolicy, log, now } = job
  if (!(thrown instanceof AppError)) log.error({ err: thrown, probeId: probe.id }, 'copy failed')
  const error = thrown instanceof AppError ? thrown : new AppError('internal', { params: { requestId: probe.id } })
  const attempts = row.attempts + 1
  const { code, params, cause } = await explainImap(error, relay, mailbox)
  const told = { attempts, code, params: JSON.stringify(params), cause: JSON.stringify(cause) }
  const pause = retryPolicy(code, attempts)
  if (pause === null) settle(claims, probe.id, 'failed', told)
  else claims.release(probe.id, { ...told, run_after: now() + pause })
}

/**
 * Works on the copy of a probe once, unless somebody else is at it. What fails is kept with it, as a warning; what may be
 * better later is due again after a pause. When `signal` is raised it is left as it is.
 */
export const createRunSentCopy =
  (deps: RunSentCopyDeps) =>
  async (probeId: string, { isStart, signal }: { isStart: boolean; signal: AbortSignal }): Promise<void> => {
    const { claims, database } = deps
    if (signal.aborted) return
    const row = claims.claim(probeId, isStart)
    if (row === null) return
    const parts = findParts(database, probeId)
    if (parts === null) return settle(claims, probeId, 'failed', { code: 'imap-not-configured' })
    const job: Job = { ...deps, ...parts, row }
    try {
      await attempt(job, signal)
    } catch (thrown) {
      if (signal.aborted) claims.release(probeId, {})
      else await giveUpOrWait(job, thrown)
    }
  }

export type RunSentCopy = ReturnType<typeof createRunSentCopy>
