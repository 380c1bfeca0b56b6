import { createPlanner, type PlanAnswer, planByCommand } from './ask-plan.ts'
import type { OracleCase } from './cases.ts'
import { deliveryOf, recipientOf, returnPath, send } from './deliver.ts'
import { examineSpf, examineVerdicts, examineZone, type Failure, type Judged, sendersBefore } from './examine.ts'
import { inParallel } from './in-parallel.ts'
import { createMailauthJudge } from './judges/mailauth.ts'
import type { Judge } from './judges/judge.ts'
import { startPerlJudge } from './judges/perl.ts'
import { type PythonJudge, type SpfVerdict, startPythonJudge } from './judges/python.ts'
import { startRspamdJudge } from './judges/rspamd.ts'
import { type OracleLab, startOracleLab } from './lab.ts'
import { type Published, publish } from './publish.ts'

/** A case with everything that came of it. `plan` is null where the product gave none; `error` says why. */
export interface Outcome {
  readonly asked: OracleCase
  readonly plan: PlanAnswer | null
  readonly published: Published | null
  /** Messages whose DMARC passed before anything was published, by mailauth. */
  readonly passedBefore: number
  readonly judged: readonly Judged[]
  readonly failures: readonly Failure[]
}

export interface RunOptions {
  /** How many plans are also asked for by the command itself, and have to be the same. */
  readonly byCommand: number
  /** Hears what is being done. */
  tell(line: string): void
}

const AT_ONCE = 4
/** Time enough for every kept answer of the lab, which lives for a second, to run out. */
const TTL_MS = 1_100

/** Asks for the plans of these zones, publishes, sends and judges. Everything started is stopped, whatever happens. */
export async function runCases(cases: readonly OracleCase[], options: RunOptions): Promise<readonly Outcome[]> {
  const { tell } = options
  tell(`starting BIND, Postfix and OpenDKIM for ${cases.length} zones`)
  const lab = await startOracleLab(cases)
  let python: PythonJudge | null = null
  try {
    python = await startPythonJudge(lab.resolver.port)
    tell('asking who may send today')
    const before = new Map<OracleCase, ReadonlyMap<string, SpfVerdict>>()
    for (const asked of cases) before.set(asked, await sendersBefore(asked, python))
    tell('asking for the plans')
    const plans = await askPlans(cases, lab, options)
    tell('sending')
    const sent = await sendAll(plans, lab)
    tell('publishing')
    await publishAll(plans, lab)
    tell('judging')
    return await judgeAll(plans, { lab, python, before, sent })
  } finally {
    await python?.stop()
    await lab.stop()
  }
}

interface Planned {
  readonly asked: OracleCase
  readonly plan: PlanAnswer | null
  readonly published: Published | null
  readonly failures: readonly Failure[]
}

async function askPlans(cases: readonly OracleCase[], lab: OracleLab, { byCommand }: RunOptions): Promise<Planned[]> {
  const planner = createPlanner(lab.resolver.port)
  const every = Math.max(1, Math.floor(cases.length / Math.max(1, byCommand)))
  try {
    return await inParallel(cases, AT_ONCE, async (asked, at) => {
      try {
        const plan = await planner.plan(asked)
        const isSampled = byCommand > 0 && at % every === 0
        const failures = isSampled ? await compareWithCommand(asked, plan, lab.resolver.port) : []
        return { asked, plan, published: publish(asked, plan), failures }
      } catch (error) {
        const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
        return { asked, plan: null, published: null, failures: [{ kind: 'no plan' as const, text }] }
      }
    })
  } finally {
    planner.close()
  }
}

async function compareWithCommand(asked: OracleCase, plan: PlanAnswer, dnsPort: number): Promise<Failure[]> {
  const printed = await planByCommand(asked, dnsPort)
  const differing = [
    ...(sameText(printed.predicted, plan.predicted) ? [] : [`predicts ${JSON.stringify(printed.predicted)}`]),
    ...printed.steps.filter((step, place) => !sameText(step, plan.steps[place])).map(({ id }) => `has another ${id}`),
    ...(printed.steps.length === plan.steps.length
      ? []
      : [`has ${printed.steps.length} steps, not ${plan.steps.length}`]),
  ]
  return differing.map((text) => ({ kind: 'no plan', text: `the plan of the command ${text}` }))
}

const sameText = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

interface Sent {
  readonly mailFrom: string
  /** By mailauth, with the zone as it was. */
  readonly passedBefore: boolean
}

type SentMails = ReadonlyMap<string, Sent>

async function sendAll(plans: readonly Planned[], lab: OracleLab): Promise<SentMails> {
  const mailauth = createMailauthJudge(lab.resolver.resolver())
  const sent = new Map<string, Sent>()
  const mails = plans.flatMap(({ asked, plan }) =>
    plan ? asked.accounts.map((account) => ({ asked, plan, account })) : [],
  )
  await inParallel(mails, AT_ONCE, async ({ asked, plan, account }) => {
    const mailFrom = returnPath(account, asked, plan)
    await send(account, asked, mailFrom, lab.relay.plainPort)
    const delivery = deliveryOf(account, await arrived(lab, recipientOf(account, asked)), mailFrom)
    const { dmarc } = await mailauth.judge(delivery)
    sent.set(recipientOf(account, asked), { mailFrom, passedBefore: dmarc === 'pass' })
  })
  return sent
}

const ARRIVES_WITHIN_MS = 30_000

async function arrived({ sink, relay }: OracleLab, recipient: string): Promise<Buffer> {
  const deadline = Date.now() + ARRIVES_WITHIN_MS
  for (;;) {
    const mail = sink.received.find(({ envelopeTo }) => envelopeTo.includes(recipient))
    if (mail) return mail.source
    if (Date.now() > deadline)
      throw new Error(`The mail for ${recipient} did not arrive:\n${(await relay.log()).slice(-2_000)}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function publishAll(plans: readonly Planned[], lab: OracleLab): Promise<void> {
  // A zone that BIND would not load stays as it was: its failure is known already.
  const sound = plans.filter(
    ({ published }) => published !== null && !published.refusals.some((text) => text.startsWith('an alias')),
  )
  await lab.publish(new Map(sound.map(({ asked, published }) => [asked, published?.records ?? []])))
  await new Promise((resolve) => setTimeout(resolve, TTL_MS))
}

interface Court {
  readonly lab: OracleLab
  readonly python: PythonJudge
  readonly before: ReadonlyMap<OracleCase, ReadonlyMap<string, SpfVerdict>>
  readonly sent: SentMails
}

async function judgeAll(plans: readonly Planned[], court: Court): Promise<Outcome[]> {
  const { port } = court.lab.resolver
  const others = await Promise.all([startRspamdJudge(port), startPerlJudge(port)])
  const judges = [createMailauthJudge(court.lab.resolver.resolver()), court.python, ...others]
  try {
    return await inParallel(plans, AT_ONCE, (planned) => judgeCase(planned, judges, court))
  } finally {
    for (const judge of others) await judge.stop()
  }
}

async function judgeCase(planned: Planned, judges: readonly Judge[], court: Court): Promise<Outcome> {
  const { asked, plan, published } = planned
  if (plan === null || published === null) return { ...planned, passedBefore: 0, judged: [] }
  const judged: Judged[] = []
  for (const account of asked.accounts) {
    const recipient = recipientOf(account, asked)
    const mailFrom = court.sent.get(recipient)?.mailFrom ?? account.from
    const delivery = deliveryOf(account, await arrived(court.lab, recipient), mailFrom)
    const sender = account.service.provider.id
    for (const judge of judges) judged.push({ judge: judge.name, sender, verdict: await judge.judge(delivery) })
  }
  const mails = asked.accounts.map((account) => court.sent.get(recipientOf(account, asked)))
  return {
    ...planned,
    passedBefore: mails.filter((mail) => mail?.passedBefore === true).length,
    judged,
    failures: [
      ...planned.failures,
      ...examineZone(asked, plan, published),
      ...(await examineSpf(asked, plan, court.before.get(asked) ?? new Map(), court.python)),
      ...examineVerdicts(asked, plan, judged),
    ],
  }
}
