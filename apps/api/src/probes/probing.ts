import type { Resolver } from '@bienrecu/audit/resolver'
import type { Deps, Feature } from '../app.ts'
import { confirmedAddressRoutes } from '../confirmed-addresses/routes.ts'
import { createMailboxes, type MailboxOptions, type Mailboxes } from '../mailboxes/mailboxes.ts'
import { ownMessageRoutes } from '../own-messages/routes.ts'
import type { AccessTokenOf } from '../mailboxes/open-mailbox.ts'
import { createOpenRelay, type OpenRelay } from '../relays/open-relay.ts'
import { createSigningIn } from '../sign-in/signing-in.ts'
import { createDiagnoseOnDemand } from '../relays/test-diagnose-on-demand.ts'
import type { OtherPort } from '../relays/test-other-port.ts'
import { createTestRelay } from '../relays/test-relay.ts'
import { relayTestRoutes } from '../relays/test-routes.ts'
import { reportRoutes } from '../reports/routes.ts'
import { createStoreReport } from '../reports/store-report.ts'
import { scoreRoutes } from '../scores/routes.ts'
import { createConnectRelay } from '../smtp/connect-relay.ts'
import { createDial } from '../smtp/dial.ts'
import { createLookUp } from '../smtp/look-up.ts'
import { createResolveHost, type LookUpHost } from '../smtp/resolve-host.ts'
import { createSmtpSender, type SmtpSender } from '../smtp/smtp-sender.ts'
import { forTest, TIMEOUTS, type Timeouts } from '../smtp/timeouts.ts'
import { testerQuotaRoutes } from '../tester-quota/routes.ts'
import { createFetchReports, type FetchReports } from '../testers/fetch-reports.ts'
import { batchRoutes } from './batch-routes.ts'
import { createComposeProbe } from './compose-probe.ts'
import { createExpireWaiting } from './expire-waiting.ts'
import { createProbeClaims, type ProbeClaims } from './probe-claims.ts'
import { createProbeJournal, type ProbeJournal } from './probe-journal.ts'
import { createProbeRuns, type ProbeRuns } from './probe-runs.ts'
import { createRecoverProbes } from './recover-probes.ts'
import { type RetryPolicy, retryPolicy } from './retry-policy.ts'
import { probeRoutes } from './routes.ts'
import { createRunProbe } from './run-probe.ts'
import { selfTestRoutes } from './self-test-routes.ts'
import { warmUp } from './warm-up.ts'

const KEEP_CONNECTION = 60_000 // ms after a message
const TICK = 1_000 // ms between two looks at what has expired or been left behind
const WARM_UP_AFTER = 1_500 // ms: the first answers come first

export interface ProbingOptions {
  /** `server`: the one server of the data folder. `command`: a command that works beside it. */
  role: 'server' | 'command'
  lookUp?: LookUpHost
  timeouts?: Timeouts
  retryPolicy?: RetryPolicy
  /** How mailboxes are spoken to, where it is not as usual. */
  mailboxes?: Partial<MailboxOptions>
  /** Asked where the mailboxes of a domain are, once a test has failed; the resolvers of the system unless given. */
  resolver?: Resolver
  /** Tried when the port of a relay is shut. */
  otherPorts?: readonly OtherPort[]
}

/** Everything that sends, plugged together. */
export interface Probing {
  journal: ProbeJournal
  claims: ProbeClaims
  runs: ProbeRuns
  sender: SmtpSender
  testRelay: ReturnType<typeof createTestRelay>
  /** A relay with its secrets opened. */
  openRelay: OpenRelay
  mailboxes: Mailboxes
  /** Routes of probes, reports, relay tests and the tester's quota. */
  features: Feature[]
  /** Takes up what was left behind, and from now on looks after deadlines. For the server; a command that waits for a result may use it too. */
  start(): void
  /** Stops sending; see `ProbeRuns.close`. */
  close(grace?: number): Promise<void>
}

const startTicking = (
  deps: Deps,
  probing: Pick<Probing, 'journal' | 'claims' | 'runs' | 'sender' | 'mailboxes'> & { fetchReports: FetchReports },
  isServer: boolean,
) => {
  const { sql, first } = deps.database
  const versionOf = (relayId: string): number | null =>
    first(sql.selectFrom('relays').select('updated_at').where('id', '=', relayId))?.updated_at ?? null
  const recoverProbes = createRecoverProbes({ ...deps, ...probing })
  const expireWaiting = createExpireWaiting({ ...deps, ...probing })
  const tick = (isStart: boolean) => {
    try {
      expireWaiting()
      probing.sender.forgetStale(versionOf)
      for (const probeId of recoverProbes({ isStart })) void probing.runs.start(probeId)
      probing.mailboxes.sentCopies.runDue(isStart)
      probing.fetchReports.runDue()
    } catch (err) {
      deps.log.error({ err }, 'probes not looked after') // the storage may come back before the next tick
    }
  }
  tick(isServer)
  return setInterval(() => tick(false), TICK).unref()
}

const hasRelay = ({ sql, first }: Deps['database']): boolean =>
  first(sql.selectFrom('relays').select('id').where('is_practice', '=', 0).limit(1)) !== undefined

type Plugged = Parameters<typeof probeRoutes>[0] &
  Parameters<typeof confirmedAddressRoutes>[0] &
  Parameters<typeof relayTestRoutes>[0]

const featuresOf = (all: Plugged): Feature[] => [
  probeRoutes(all),
  batchRoutes(all),
  selfTestRoutes(all),
  ownMessageRoutes(all),
  confirmedAddressRoutes(all),
  reportRoutes(all),
  scoreRoutes(all),
  relayTestRoutes(all),
  testerQuotaRoutes(all),
]

/** Plugs the real sender, storage and clock together. Nothing is sent before `start` or a request. */
export const createProbing = (deps: Deps, options: ProbingOptions): Probing => {
  const { role, lookUp = createLookUp(deps.config), timeouts = TIMEOUTS } = options
  const resolveHost = createResolveHost({ lookUp, allowed: deps.config.allowedPrivateHosts })
  const journal = createProbeJournal(deps.database, deps.now)
  const claims = createProbeClaims(deps.database, deps.now, `${role}:${crypto.randomUUID()}`)
  const sender = createSmtpSender({ resolveHost, timeouts, keepFor: KEEP_CONNECTION })
  const { accessTokens } = createSigningIn(deps, { lookUp })
  const openRelay = createOpenRelay({ ...deps, accessTokens })
  const compose = createComposeProbe(deps)
  const accessTokenOf: AccessTokenOf = async (relay, mailbox, signal) =>
    (await accessTokens.for(relay.id, mailbox, signal)).token.reveal()
  const mailboxes = createMailboxes(deps, { lookUp, worker: claims.worker, accessTokenOf, ...options.mailboxes })
  const { sentCopies } = mailboxes
  const parts = {
    journal,
    claims,
    sender,
    openRelay,
    compose,
    sentCopies,
    retryPolicy: options.retryPolicy ?? retryPolicy,
  }
  const runs = createProbeRuns(createRunProbe({ ...deps, ...parts }), deps.log)
  const forTests = { resolveHost, timeouts: forTest(timeouts) }
  const testRelay = createTestRelay({
    ...deps,
    openRelay,
    connectRelay: createConnectRelay(forTests),
    diagnose: createDiagnoseOnDemand({ servers: deps.config.dnsServers, ...options, dial: createDial(forTests) }),
    longest: timeouts.wholeTest,
  })
  const all = { ...deps, ...parts, runs, testRelay }
  const fetchReports = createFetchReports({ ...all, storeReport: createStoreReport(all) })
  const timers: NodeJS.Timeout[] = []
  return {
    journal,
    claims,
    runs,
    sender,
    testRelay,
    openRelay,
    mailboxes,
    features: [...mailboxes.features, ...featuresOf(all)],
    start: () => {
      timers.push(startTicking(deps, { journal, claims, runs, sender, mailboxes, fetchReports }, role === 'server'))
      // Without a relay nobody can click yet.
      if (role === 'server' && hasRelay(deps.database))
        timers.push(setTimeout(() => void warmUp(), WARM_UP_AFTER).unref())
    },
    close: async (grace) => {
      timers.forEach(clearTimeout)
      await runs.close(grace)
      await Promise.all([sentCopies.close(), fetchReports.close()])
      sender.close()
    },
  }
}
