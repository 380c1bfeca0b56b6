/** The watch: what ten thousand domains cost, how fast it asks at the most, and how soon it sees a publication. */
import { createAnswerCache } from '../../apps/api/src/dns/answer-cache.ts'
import { createAskServer } from '../../apps/api/src/dns/ask-server.ts'
import { type DnsScript, startDnsServer } from '../../apps/api/src/dns/fixtures/dns-server.ts'
import { createNodeResolver } from '../../apps/api/src/dns/node-resolver.ts'
import { createTestDeps, type TestDeps } from '../../apps/api/src/fixtures/test-deps.ts'
import { createTell } from '../../apps/api/src/notices/tell.ts'
import { baselineWith } from '../../apps/api/src/watches/baseline-with.ts'
import { createCheckDomain } from '../../apps/api/src/watches/check-domain.ts'
import { createWatchLab, DMARC, zoneWith } from '../../apps/api/src/watches/fixtures/watch-lab.ts'
import { createLookAtDomain } from '../../apps/api/src/watches/look-at-domain.ts'
import { createLooks } from '../../apps/api/src/watches/looks.ts'
import { createQuestionGate } from '../../apps/api/src/watches/question-gate.ts'
import { createSchedule } from '../../apps/api/src/watches/schedule.ts'
import { createSetWatch } from '../../apps/api/src/watches/set-watch.ts'
import { startBind } from '../servers/bind.ts'
import type { Zone, Zones } from '../servers/zone-file.ts'
import { type Figure, median } from './figure.ts'

const DOMAINS = 10_000
/** Domains that are really looked at, twice: the first time to warm up, and to find their baseline. */
const LOOKED_AT = 150
const RECORDS_EACH = 5
const TICKS = 300
const DAY = 86_400_000
const SECOND = 1_000
const MOST_OF_A_CORE = 5 // %
const MOST_QUESTIONS = 20
const STEP = 15_000 // ms
const PUBLICATIONS = 40
const ALLOWED = { names: [], ranges: ['127.0.0.0/8'] }
const KEY = `v=DKIM1; k=rsa; p=${'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ'.repeat(5)}`
const MESSAGE = { ip: '192.0.2.25', helo: null, mailFrom: null, fromDomain: null, signatures: null }

const nameOf = (index: number): string => `d${index}.example`

const zoneOf = (domain: string): Zone => ({
  [domain]: { TXT: ['v=spf1 include:spf.shared.example mx -all', 'verification=1'], MX: [`10 mx.${domain}.`] },
  [`mx.${domain}`]: { A: ['192.0.2.10'] },
  [`_dmarc.${domain}`]: { TXT: [DMARC] },
  [`s1._domainkey.${domain}`]: { TXT: [KEY] },
  [`s2._domainkey.${domain}`]: { CNAME: ['s2.dkim.shared.example.'] },
})

const SHARED: Zone = {
  'spf.shared.example': { TXT: ['v=spf1 include:a.shared.example include:b.shared.example -all'] },
  'a.shared.example': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] },
  'b.shared.example': { TXT: ['v=spf1 ip4:198.51.100.0/24 -all'] },
  's2.dkim.shared.example': { TXT: [KEY] },
}

/** Ten thousand watches, none of them due, and the records of as many plans. */
const fill = ({ database, now }: TestDeps): void => {
  const { sql, run, transaction } = database
  const later = { next_look_at: now() + DAY, last_look_at: now(), since: now(), plan_id: null }
  const nothing = { published_at: now(), old_ttl: null, negative_ttl: null, old_until: null, next_look_at: null }
  transaction(() => {
    for (let index = 0; index < DOMAINS; index += 1) {
      const domain = nameOf(index)
      const baseline = JSON.stringify(baselineWith(domain, ['s1', 's2'], [], null))
      run(sql.insertInto('watches').values({ domain, baseline, ...later }))
      const times = { created_at: now(), updated_at: now(), in_place_at: now() }
      run(sql.insertInto('plans').values({ id: domain, domain, request: '{}', plan: '{}', report_id: null, ...times }))
      for (let position = 0; position < RECORDS_EACH; position += 1) {
        const place = { id: `${domain}/${position}`, plan_id: domain, step_id: 'a', position, is_later: 0 as const }
        const values = { zone: domain, name: `n${position}.${domain}`, type: 'TXT', before: '[]', after: '["a"]' }
        const seen = { state: 'visible' as const, seen_at: now(), visible_at: now(), verification: null }
        run(sql.insertInto('plan_records').values({ ...place, ...values, ...nothing, ...seen }))
      }
    }
  })
}

/** Milliseconds of one core. */
const cpuOf = async (work: () => Promise<void>): Promise<number> => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** One look at a domain, in milliseconds of a core, and the questions it puts to the resolver. */
const measureLook = async (deps: TestDeps) => {
  const zones: Zones = Object.fromEntries(
    Array.from({ length: LOOKED_AT }, (_, index) => [nameOf(index), zoneOf(nameOf(index))]),
  )
  const bind = await startBind({ ...zones, 'shared.example': SHARED }, { ttl: 300 })
  const gate = createQuestionGate({ perSecond: 1_000_000 }) // its work is measured, its patience is not
  const paced = { admit: () => gate.enter('resolvers', 'sometime') }
  const resolver = createNodeResolver({ servers: [{ address: '127.0.0.1', port: bind.port }], ...paced })
  const look = createLookAtDomain({
    resolver: createAnswerCache(resolver, { size: 5_000, now: () => performance.now() }),
    askServer: createAskServer(ALLOWED, bind.port, () => paced),
  })
  const checkDomain = createCheckDomain({
    ...deps,
    tell: createTell(deps.database, deps.now),
    lookAtDomain: (asked) => look({ ...asked, message: MESSAGE }),
  })
  const { signal } = new AbortController()
  const lookAtAll = async () => {
    for (let index = 0; index < LOOKED_AT; index += 1) await checkDomain(nameOf(index), signal)
  }
  await lookAtAll()
  const asked = resolver.answered()
  const cpu = await cpuOf(lookAtAll)
  const questions = (resolver.answered() - asked) / LOOKED_AT
  const { sql, all } = deps.database
  const drifted = all(sql.selectFrom('watches').select('domain').where('told', '!=', '[]')).length
  const seen = all(sql.selectFrom('watches').select('baseline').where('domain', '=', nameOf(7)))[0]?.baseline ?? ''
  if (drifted > 0 || !seen.includes(DMARC) || !seen.includes('dkim.shared.example'))
    throw new Error(`looked in vain: ${seen}`)
  resolver.close()
  await bind.stop()
  return { cpu: cpu / LOOKED_AT, questions }
}

/** One second in which nothing is due, in milliseconds of a core. */
const measureTick = async (deps: TestDeps): Promise<number> => {
  let elapsed = 0
  const never = () => Promise.reject(new Error('nothing is due'))
  const ports = { checkRecord: never, checkDomain: never, beginWatch: never, monotonic: () => elapsed }
  const schedule = createSchedule({ ...deps, ...ports })
  const cpu = await cpuOf(async () => {
    for (let tick = 0; tick < TICKS; tick += 1) {
      elapsed += SECOND
      schedule.tick()
    }
    await schedule.idle()
  })
  return cpu / TICKS
}

const TRUNCATED = 0x0200 // TC, RFC 1035 §4.1.1
const SERVFAIL = 2

/** What arrives in the busiest second at a server that forty looks ask at once, and twice each time. */
const measureHaste = async (): Promise<number> => {
  const times: number[] = []
  const answerWith =
    (flags: number): DnsScript =>
    ({ answer }) => {
      times.push(performance.now())
      answer({ flags })
    }
  const server = await startDnsServer(answerWith(TRUNCATED), answerWith(SERVFAIL))
  const deps = await createTestDeps({ BIENRECU_DNS: `127.0.0.1:${server.port}` })
  const looks = createLooks({ ...deps, tell: createTell(deps.database, deps.now) })
  const stop = new AbortController()
  for (let index = 0; index < 40; index += 1) {
    createSetWatch(deps)(nameOf(index), false, null)
    void looks.checkDomain(nameOf(index), stop.signal)
  }
  await new Promise((resolve) => setTimeout(resolve, 5 * SECOND))
  stop.abort()
  looks.close()
  await server.close()
  return Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + SECOND).length))
}

/** Records that appear at any moment of the first minutes: how long until that is seen, in milliseconds of their clock. */
const measureNotice = async (): Promise<number[]> => {
  const delays: number[] = []
  for (let run = 0; run < PUBLICATIONS; run += 1) {
    const lab = await createWatchLab()
    const [id = ''] = lab.plan([{}])
    lab.publish(id)
    await lab.pass(SECOND * (1 + run * 7))
    lab.zone = zoneWith({ '_dmarc.example.org': { TXT: [DMARC] } })
    let delay = 0
    while (lab.record(id).state !== 'visible') {
      await lab.pass(SECOND)
      delay += SECOND
    }
    delays.push(delay)
  }
  return delays
}

/** A day of ten thousand domains, from what a look and an idle second cost. */
export const measureWatching = async (): Promise<Figure[]> => {
  const deps = await createTestDeps()
  fill(deps)
  const look = await measureLook(deps)
  const idle = await measureTick(deps)
  const ofLooks = ((look.cpu * DOMAINS) / DAY) * 100
  const ofTicks = (idle / SECOND) * 100
  const delays = await measureNotice()
  return [
    {
      name: `${DOMAINS.toLocaleString('en')} watched domains: of one core`,
      measured: ofLooks + ofTicks,
      target: MOST_OF_A_CORE,
      unit: '%',
      beside: { name: 'while nothing is due', measured: ofTicks },
    },
    { name: 'one look at a watched domain: of one core', measured: look.cpu, target: null, unit: 'ms' },
    {
      name: `${DOMAINS.toLocaleString('en')} watched domains: to the resolver, over the day`,
      measured: (look.questions * DOMAINS * SECOND) / DAY,
      target: null,
      unit: '/s',
    },
    {
      name: 'watch: to one server, in the busiest second',
      measured: await measureHaste(),
      target: MOST_QUESTIONS,
      unit: '',
    },
    {
      name: 'watch: a publication is noticed, at the latest',
      measured: Math.max(...delays),
      target: STEP,
      unit: 'ms',
      beside: { name: 'in the middle', measured: median(delays) },
    },
  ]
}
