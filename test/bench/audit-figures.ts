/** The audit engine: how near it comes to the longest chain of questions, and how much of it fits into a second. */
import { Worker } from 'node:worker_threads'
import { auditDomain, checkHost } from '@bienrecu/audit'
import { spf as mailauthSpf } from 'mailauth/lib/spf/index.js'
import { eightLookups, nestedNine, resolverOver, SENDING_ADDRESS } from './audit-zone.ts'
import { type Figure, median } from './figure.ts'

const DELAY = 20 // ms of every answer
const RUNS = 15
const WARM_UPS = 5
const CLOSENESS = 1.25
const DOMAIN = 'example.org'
const SECOND = 1_000

type Zone = ReturnType<typeof eightLookups>

/** Forty, as the target wants it: more than there are living lists to ask. */
const LISTS = Array.from({ length: 40 }, (_, index) => `list${index}.example.net`)
const MESSAGE = { lists: LISTS, ip: SENDING_ADDRESS, helo: `mail.${DOMAIN}`, mailFrom: `bounce@${DOMAIN}` }

/** `chain`: how many questions each of which needs the answer before it. */
const measureAudit = async (name: string, zone: Zone, chain: number): Promise<Figure[]> => {
  const times: number[] = []
  let questions = 0
  for (let run = 0; run < WARM_UPS + RUNS; run += 1) {
    const resolver = resolverOver(zone, DELAY)
    const begun = performance.now()
    const { findings } = await auditDomain({ domain: DOMAIN, resolver, ...MESSAGE })
    if (run >= WARM_UPS) times.push(performance.now() - begun)
    if (findings.length === 0) throw new Error('an audit without findings')
    questions = resolver.questions()
  }
  const floor = chain * DELAY
  return [
    {
      name: `audit, ${name}, answers after ${DELAY} ms`,
      measured: median(times),
      target: floor * CLOSENESS,
      unit: 'ms',
      beside: { name: `${chain} questions, one after the other`, measured: floor },
    },
    { name: `audit, ${name}: questions asked`, measured: questions, target: null, unit: '' },
  ]
}

/** Runs `once` for a second, after as long to be compiled; gives how often it ran. */
const perSecond = async (once: () => Promise<unknown>): Promise<number> => {
  for (const isMeasured of [false, true]) {
    let count = 0
    const begun = performance.now()
    while (performance.now() - begun < SECOND) {
      for (let index = 0; index < 100; index += 1) await once()
      count += 100
    }
    if (isMeasured) return (count / (performance.now() - begun)) * SECOND
  }
  return 0
}

const SENDER = { ip: SENDING_ADDRESS, mailFrom: `bounce@${DOMAIN}`, helo: `mail.${DOMAIN}` }

/** The resolver that mailauth wants: arrays of strings for TXT, errors for what is not there. The sender passes before `mx`. */
const mailauthResolver = (zone: Zone) => async (name: string, type: string) => {
  const records = type === 'A' || type === 'TXT' ? zone.get(name)?.[type] : undefined
  if (!records) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
  return type === 'TXT' ? records.map((record) => [record]) : [...records]
}

const measureCheckHost = async (): Promise<Figure> => {
  const zone = eightLookups(DOMAIN)
  const resolver = resolverOver(zone, null)
  const ours = await perSecond(async () => {
    const { result } = await checkHost({ ...SENDER, resolver })
    if (result !== 'pass') throw new Error(`checkHost says ${result}`)
  })
  const theirResolver = mailauthResolver(zone)
  const theirs = await perSecond(async () => {
    const { status } = await mailauthSpf({
      sender: SENDER.mailFrom,
      ip: SENDER.ip,
      helo: SENDER.helo,
      resolver: theirResolver,
    })
    if (status.result !== 'pass') throw new Error(`mailauth says ${status.result}`)
  })
  return {
    name: 'checkHost, answers in memory, 8 look-ups',
    measured: ours,
    target: 60_000,
    moreIsBetter: true,
    unit: '/s',
    beside: { name: 'mailauth, the same answers', measured: theirs },
  }
}

const rateOfOneCore = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./audit-worker.ts', import.meta.url))
    worker.once('message', resolve)
    worker.once('error', reject)
  })

/** Usual domains, no lists, a resolver that answers at once: what the engine alone can do. */
const measureRate = async (): Promise<Figure> => {
  const rates = await Promise.all([rateOfOneCore(), rateOfOneCore()])
  const measured = rates.reduce((sum, rate) => sum + rate, 0)
  return { name: 'audits, answers in memory, two cores', measured, target: null, unit: '/s' }
}

/** The engine alone; nothing here leaves the process. */
export const measureEngine = async (): Promise<Figure[]> => [
  ...(await measureAudit('8 look-ups, 3 deep', eightLookups(DOMAIN), 4)),
  ...(await measureAudit('9 nested includes', nestedNine(DOMAIN), 10)),
  await measureCheckHost(),
  await measureRate(),
]
