import type { TesterReport } from '@bienrecu/shared'
import type { Log } from '../log.ts'
import type { ProbeJournal } from '../probes/probe-journal.ts'
import type { TesterDefinition, TesterDeps, TestReference } from './define-tester.ts'
import { TESTERS } from './index.ts'

const FIRST = 10_000 // ms after the relay took the message
const EVERY = 15_000 // ms

export interface FetchReportsDeps extends TesterDeps {
  log: Log
  journal: ProbeJournal
  storeReport: (report: TesterReport) => unknown
}

export interface FetchReports {
  /** Asks for the one result whose turn it is; called every second. Never throws for what a tester does. */
  runDue(): void
  /** Resolves once nothing is being asked. */
  idle(): Promise<void>
  /** Ends the question under way. */
  close(): Promise<void>
}

interface Awaited extends TestReference {
  probeId: string
  tester: string
  /** When the relay took the message. */
  since: number
}

/** When to ask next. It follows from the clock alone, so that a restart keeps the pace. */
const nextTurn = (since: number, now: number): number => {
  const passed = Math.max(0, now - since - FIRST)
  return since + FIRST + (now < since + FIRST ? 0 : Math.floor(passed / EVERY) + 1) * EVERY
}

const awaitedReports = ({ database: { sql, all } }: TesterDeps, testers: readonly string[]): Awaited[] =>
  all(
    sql
      .selectFrom('probes')
      .innerJoin('tester_addresses', (join) =>
        join.on(({ eb, fn }) => eb('tester_addresses.address', '=', fn<string>('lower', ['probes.address']))),
      )
      .select(['probes.id', 'probes.accepted_at', 'tester_addresses.address', 'tester', 'reference', 'page_url'])
      .where('state', '=', 'waiting')
      .where('tester', 'in', testers)
      .orderBy('probes.accepted_at'),
  ).map((row) => ({
    probeId: row.id,
    since: row.accepted_at ?? 0,
    address: row.address,
    tester: row.tester,
    reference: row.reference,
    pageUrl: row.page_url,
  }))

/** The wait ends at once: asking on would be a nuisance, and bring nothing. */
const giveUp = ({ database, journal }: FetchReportsDeps, probeId: string, { name }: TesterDefinition): void =>
  database.transaction(() => {
    const { sql, first } = database
    const state = first(sql.selectFrom('probes').select('state').where('id', '=', probeId))?.state
    if (state !== 'waiting') return
    journal.record(probeId, { step: 'failed', state: 'failed', code: 'tester-unavailable', params: { tester: name } })
  })

/**
 * Fetches the results of testers that tell them over HTTP, for the probes that wait for one: ten seconds after the relay took
 * the message, then every fifteen seconds, until there is one, the tester refuses, or the wait ends. One question at a time.
 */
export const createFetchReports = (deps: FetchReportsDeps): FetchReports => {
  const { log, now, storeReport } = deps
  const askable = TESTERS.filter(({ fetchReport, pageUrl }) => fetchReport && pageUrl(deps) !== null)
  const turns = new Map<string, number>()
  const closed = new AbortController()
  let underWay: Promise<void> | null = null

  const askFor = async (awaited: Awaited): Promise<void> => {
    const tester = askable.find(({ id }) => id === awaited.tester)
    if (!tester?.fetchReport) return
    try {
      const fetched = await tester.fetchReport(deps, awaited, closed.signal)
      if (fetched.kind === 'report') storeReport(fetched.report)
      else if (fetched.kind === 'refused') giveUp(deps, awaited.probeId, tester)
    } catch (err) {
      if (!closed.signal.aborted) log.warn({ err, probeId: awaited.probeId }, 'a tester did not answer')
    }
  }

  const runDue = (): void => {
    if (askable.length === 0 || underWay || closed.signal.aborted) return
    const awaited = awaitedReports(
      deps,
      askable.map(({ id }) => id),
    )
    const ids = new Set(awaited.map(({ probeId }) => probeId))
    for (const probeId of turns.keys()) if (!ids.has(probeId)) turns.delete(probeId)
    for (const { probeId, since } of awaited) if (!turns.has(probeId)) turns.set(probeId, nextTurn(since, now()))
    const due = awaited.find(({ probeId }) => (turns.get(probeId) ?? Infinity) <= now())
    if (!due) return
    turns.set(due.probeId, nextTurn(due.since, now()))
    underWay = askFor(due).finally(() => {
      underWay = null
    })
  }
  const idle = async (): Promise<void> => {
    await underWay
  }
  return {
    runDue,
    idle,
    close: () => {
      closed.abort()
      return idle()
    },
  }
}
