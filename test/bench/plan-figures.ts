/** Plans: what one costs once the audit is there, and how little it adds to an audit whose DNS is cold. */
import { type Audit, auditDomain, type RecordType, type Resolver, withCache } from '@bienrecu/audit'
import { makePlan, NO_WISHES } from '@bienrecu/audit/plan/make-plan'
import { createRunPlan, type PlanInquiry } from '../../apps/api/src/plans/run-plan.ts'
import { eightLookups, resolverOver, SENDING_ADDRESS } from './audit-zone.ts'
import { type Figure, median } from './figure.ts'

const DELAY = 20 // ms of every answer
const CHAIN = 4 // questions of the audit, each of which needs the answer before it
const CLOSENESS = 1.25
const RUNS = 15
const WARM_UPS = 10
const DOMAIN = 'example.org'
const KEY =
  'v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB'

type Zone = ReturnType<typeof eightLookups>

/** A domain with an SPF record three includes deep, mail at Gandi, and neither DKIM nor DMARC. */
const unprovedDomain = (): Zone => {
  const zone: Zone = new Map(eightLookups(DOMAIN))
  const own: Partial<Record<RecordType, readonly string[]>> = {
    ...zone.get(DOMAIN),
    MX: ['10 spool.mail.gandi.net'],
    SOA: [`ns1.${DOMAIN} hostmaster.${DOMAIN} 1 10800 3600 604800 300`],
  }
  zone.set(DOMAIN, own)
  zone.delete(`_dmarc.${DOMAIN}`)
  zone.set('spool.mail.gandi.net', { A: ['192.0.2.11'] })
  zone.set('_mailcust.gandi.net', { TXT: ['v=spf1 include:_nblcust.gandi.net ?all'] })
  zone.set('_nblcust.gandi.net', { TXT: ['v=spf1 ip4:203.0.113.128/26 ?all'] })
  for (const selector of ['gm1', 'gm2', 'gm3']) zone.set(`${selector}.gandimail.net`, { TXT: [KEY] })
  return zone
}

const SENDER = { ip: SENDING_ADDRESS, helo: `mail.${DOMAIN}`, mailFrom: `bounce@${DOMAIN}` }
const MESSAGE = { ...SENDER, fromDomain: DOMAIN, signatures: [] }

const INQUIRY: PlanInquiry = {
  domain: DOMAIN,
  message: MESSAGE,
  lost: [{ key: 'dkim', points: -1 }],
  ip: null,
  helo: null,
  mailFrom: null,
  selectors: [],
  providers: [],
  dnsHost: null,
  keys: [],
  wishes: NO_WISHES,
}

const middleOf = async (once: () => Promise<number>): Promise<number> => {
  const times: number[] = []
  for (let run = 0; run < WARM_UPS + RUNS; run += 1) {
    const time = await once()
    if (run >= WARM_UPS) times.push(time)
  }
  return median(times)
}

const planFrom = async (audit: Audit, resolver: Resolver): Promise<number> => {
  const input = { audit, resolver, providers: [], dnsHost: null, givenKeys: [], wishes: NO_WISHES, lost: INQUIRY.lost }
  const begun = performance.now()
  const { predicted } = await makePlan(input)
  const time = performance.now() - begun
  if (predicted.dmarc !== 'pass') throw new Error(`the plan leads to ${predicted.dmarc}`)
  return time
}

/** The audit is made and its answers are kept, as the API has them when the user looks at the plan again. */
const measureWarm = async (): Promise<Figure> => {
  const resolver = withCache(resolverOver(unprovedDomain(), null))
  const audit = await auditDomain({ domain: DOMAIN, resolver, message: MESSAGE, lists: [] })
  await planFrom(audit, resolver)
  const measured = await middleOf(() => planFrom(audit, resolver))
  return { name: 'plan from a stored report and a warm audit', measured, target: 20, unit: 'ms' }
}

const run = (): ReturnType<typeof createRunPlan> => {
  const ports = { askServer: null, fetchPolicy: null, onBug: (_id: string, error: unknown) => console.error(error) }
  return createRunPlan({ ...ports, resolver: resolverOver(unprovedDomain(), DELAY), now: Date.now })
}

/** The audit of the same domain by itself, in turn with it: what is slow about the hour is slow for both. */
const timeOfAudit = async (): Promise<number> => {
  const begun = performance.now()
  await auditDomain({ domain: DOMAIN, resolver: resolverOver(unprovedDomain(), DELAY), message: MESSAGE })
  return performance.now() - begun
}

/** Everything from the name of the domain: nothing has been asked before. */
const measureCold = async (): Promise<Figure[]> => {
  const alone: number[] = []
  const measured = await middleOf(async () => {
    alone.push(await timeOfAudit())
    const runPlan = run()
    const begun = performance.now()
    const { plan } = await runPlan(INQUIRY)
    if (plan.predicted.dmarc !== 'pass') throw new Error(`the plan leads to ${plan.predicted.dmarc}`)
    return performance.now() - begun
  })
  const floor = CHAIN * DELAY
  const beside = { name: `${CHAIN} questions, one after the other`, measured: floor }
  const name = `plan and audit, cold DNS, answers after ${DELAY} ms`
  return [
    { name, measured, target: floor * CLOSENESS, unit: 'ms', beside },
    {
      name: 'the audit of the same domain alone',
      measured: median(alone.slice(WARM_UPS)),
      target: null,
      unit: 'ms',
      beside,
    },
  ]
}

/** Plans, in the process of the bench; nothing here leaves it. */
export const measurePlans = async (): Promise<Figure[]> => [await measureWarm(), ...(await measureCold())]
