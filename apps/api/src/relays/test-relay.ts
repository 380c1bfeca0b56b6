import type { RelayTest } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import type { ConnectRelay } from '../smtp/connect-relay.ts'
import type { RelayTarget } from '../smtp/relay-target.ts'
import { replyOf } from '../smtp/smtp-failure.ts'
import { findRelay } from './find-relay.ts'
import type { OpenRelay } from './open-relay.ts'
import type { RelayRow } from './relay.ts'
import type { Diagnose } from './test-diagnosis.ts'
import { createTestRecord, type TestRecord } from './test-record.ts'

export interface TestRelayDeps extends Pick<Deps, 'database' | 'recordAudit' | 'now'> {
  openRelay: OpenRelay
  connectRelay: ConnectRelay
  diagnose: Diagnose
  /** Milliseconds that a whole test may take. */
  longest: number
}

interface Run extends TestRelayDeps {
  row: RelayRow
  record: TestRecord
  /** Raised when the test has taken long enough, or when nobody waits for it any more. */
  signal: AbortSignal
}

interface Failed {
  failure: AppError
  target: RelayTarget
}

/** A relay whose password cannot be had is tested up to the sign-in all the same: the rest may be wrong as well. */
const openAsFarAsPossible = async ({
  openRelay,
  row,
  signal,
}: Run): Promise<{ target: RelayTarget; problem: AppError | null }> => {
  try {
    return { target: await openRelay(row, signal), problem: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { target: await openRelay({ ...row, authentication: 0 }, signal), problem: error }
  }
}

/** Goes as far as RCPT TO: a message to the relay's own address, which is never sent. */
const goThrough = async (
  { connectRelay, row, record: { watch }, signal }: Run,
  target: RelayTarget,
  problem: AppError | null,
): Promise<void> => {
  const session = await connectRelay(target, { signal, watch })
  if (problem !== null) {
    watch.began('auth')
    session.quit()
    throw problem
  }
  const { from_address: address } = row
  await session.tryEnvelope({ from: address, to: address }, { signal, watch })
}

const failureOf = async (run: Run, limit: AbortSignal): Promise<Failed | null> => {
  const { row, record } = run
  const { target, problem } = await openAsFarAsPossible(run)
  try {
    await goThrough(run, target, problem)
    return null
  } catch (error) {
    record.fail(replyOf(error))
    const params = { host: row.host, port: row.port }
    if (limit.aborted) return { target, failure: new AppError('smtp-timeout', { cause: error, params }) }
    if (error instanceof AppError) return { target, failure: error }
    throw error
  }
}

type Verdict = Pick<RelayTest, 'ok' | 'code' | 'params' | 'cause' | 'reply'>

const PASSED: Verdict = { ok: true, code: null, params: {}, cause: null, reply: null }

const judge = async (run: Run, limit: AbortSignal): Promise<Verdict> => {
  const { row, signal, diagnose } = run
  const failed = await failureOf(run, limit)
  if (failed === null) return PASSED
  const found = await diagnose({ ...failed, row, signal })
  return { ok: false, ...found, reply: replyOf(failed.failure) }
}

/**
 * Connects to a relay, signs in, and asks whether it would take a message to the relay's own address; sends nothing, and
 * keeps what was found with the relay. A test that fails is an answer. Throws `relay-not-found` only.
 */
export const createTestRelay =
  (deps: TestRelayDeps) =>
  async (id: string, { deviceId, signal }: { deviceId: string | null; signal: AbortSignal }): Promise<RelayTest> => {
    const { database, recordAudit, now, longest } = deps
    const row = findRelay(database, id)
    const record = createTestRecord(row)
    const limit = AbortSignal.timeout(longest)
    const verdict = await judge({ ...deps, row, record, signal: AbortSignal.any([signal, limit]) }, limit)
    signal.throwIfAborted() // nobody waits for it any more, and it says nothing about the relay
    const test: RelayTest = { at: new Date(now()).toISOString(), ...verdict, steps: record.steps() }
    database.transaction(() => {
      // Settings changed during the test: what was found is not about them.
      const unchanged = database.sql.updateTable('relays').where('id', '=', id).where('updated_at', '=', row.updated_at)
      database.run(unchanged.set({ last_test: JSON.stringify(test) }))
      recordAudit({ event: 'relay-tested', deviceId, subject: id, details: { outcome: test.code ?? 'passed' } })
    })
    return test
  }

export type TestRelay = ReturnType<typeof createTestRelay>
