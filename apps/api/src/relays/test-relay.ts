import type { RelayTest, RelayTestStep } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import type { Vault } from '../secrets/vault.ts'
import type { ConnectRelay } from '../smtp/connect-relay.ts'
import type { ConnectStep, Facts, StepWatch } from '../smtp/dial.ts'
import type { RelayTarget } from '../smtp/relay-target.ts'
import { replyOf } from '../smtp/smtp-failure.ts'
import { findRelay } from './find-relay.ts'
import { openRelay } from './open-relay.ts'
import type { RelayRow } from './relay.ts'

export interface TestRelayDeps extends Pick<Deps, 'database' | 'vault' | 'recordAudit' | 'now'> {
  connectRelay: ConnectRelay
  /** Milliseconds that a whole test may take. */
  longest: number
}

/** After STARTTLS the greeting comes first; with TLS from the start it comes second. */
const stepsInOrder = ({ security }: RelayRow): readonly ConnectStep[] =>
  security === 'tls'
    ? ['resolve', 'connect', 'tls', 'greeting', 'auth']
    : ['resolve', 'connect', 'greeting', 'tls', 'auth']

const isNeeded = ({ security, authentication }: RelayRow, step: ConnectStep): boolean =>
  (step !== 'tls' || security !== 'none') && (step !== 'auth' || authentication === 1)

const rounded = (milliseconds: number): number => Math.round(milliseconds * 10) / 10

/** Writes down how far the test came, step by step. */
const createRecord = (row: RelayRow) => {
  const steps = new Map<ConnectStep, RelayTestStep>(
    stepsInOrder(row).map((step) => {
      const outcome = isNeeded(row, step) ? 'not-reached' : 'not-needed'
      return [step, { step, outcome, milliseconds: null, facts: {} }]
    }),
  )
  let current: { step: ConnectStep; since: number } | null = null
  const finish = (outcome: 'passed' | 'failed', facts: Facts) => {
    if (current === null) return
    const { step, since } = current
    steps.set(step, { step, outcome, milliseconds: rounded(performance.now() - since), facts })
    current = null
  }
  const watch: StepWatch = {
    began: (step) => {
      current = { step, since: performance.now() }
    },
    passed: (_step, facts) => finish('passed', facts),
  }
  return { watch, fail: () => finish('failed', {}), steps: () => [...steps.values()] }
}

/** A relay whose password cannot be had is tested up to the sign-in all the same: the rest may be wrong as well. */
const openAsFarAsPossible = (vault: Vault, row: RelayRow): { target: RelayTarget; problem: AppError | null } => {
  try {
    return { target: openRelay(vault, row), problem: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { target: openRelay(vault, { ...row, authentication: 0 }), problem: error }
  }
}

const failureOf = async (
  { vault, connectRelay, longest }: TestRelayDeps,
  row: RelayRow,
  { watch, fail }: ReturnType<typeof createRecord>,
  signal: AbortSignal,
): Promise<AppError | null> => {
  const { target, problem } = openAsFarAsPossible(vault, row)
  const limit = AbortSignal.timeout(longest)
  try {
    const session = await connectRelay(target, { signal: AbortSignal.any([signal, limit]), watch })
    session.quit()
    if (problem === null) return null
    watch.began?.('auth')
    throw problem
  } catch (error) {
    fail()
    if (limit.aborted) return new AppError('smtp-timeout', { cause: error, params: { host: row.host, port: row.port } })
    if (error instanceof AppError) return error
    throw error
  }
}

/**
 * Connects to a relay and signs in, sends nothing, and keeps what was found with the relay. A test that fails is an
 * answer. Throws `relay-not-found` only.
 */
export const createTestRelay =
  (deps: TestRelayDeps) =>
  async (id: string, { deviceId, signal }: { deviceId: string | null; signal: AbortSignal }): Promise<RelayTest> => {
    const { database, recordAudit, now } = deps
    const row = findRelay(database, id)
    const record = createRecord(row)
    const failure = await failureOf(deps, row, record, signal)
    signal.throwIfAborted() // nobody waits for it any more, and it says nothing about the relay
    const test: RelayTest = {
      at: new Date(now()).toISOString(),
      ok: failure === null,
      code: failure?.code ?? null,
      params: failure?.params ?? {},
      cause: null,
      reply: replyOf(failure),
      steps: record.steps(),
    }
    database.transaction(() => {
      // Settings changed during the test: what was found is not about them.
      const unchanged = database.sql.updateTable('relays').where('id', '=', id).where('updated_at', '=', row.updated_at)
      database.run(unchanged.set({ last_test: JSON.stringify(test) }))
      recordAudit({ event: 'relay-tested', deviceId, subject: id, details: { outcome: test.code ?? 'passed' } })
    })
    return test
  }

export type TestRelay = ReturnType<typeof createTestRelay>
