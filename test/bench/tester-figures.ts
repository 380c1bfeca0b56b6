/** Our own tester, the built API and its receiver: from the last octet of a message to its report on the disk. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { zoneScript } from '../../apps/api/src/dns/fixtures/zone-script.ts'
import { type DnsServer, startDnsServer } from '../../apps/api/src/dns/fixtures/dns-server.ts'
import { createNodeResolver } from '../../apps/api/src/dns/node-resolver.ts'
import { readKeyFile } from '../../apps/api/src/secrets/key-file.ts'
import { createVault } from '../../apps/api/src/secrets/vault.ts'
import { createIssueAddress } from '../../apps/api/src/tester/addresses/issue-address.ts'
import { rsaKey, signed } from '../../apps/api/src/tester/judging/fixtures/signed-message.ts'
import { NODE, ROOT } from '../product/root.ts'
import { type RunningProgram, startProgram } from '../servers/child-process.ts'
import { findFreePort } from '../servers/free-port.ts'
import { createWorkFolder } from '../servers/work-folder.ts'
import { eightLookups } from './audit-zone.ts'
import { type Figure, median } from './figure.ts'
import { openMailClient } from './mail-client.ts'

const DELAY = 20 // ms of every answer of the DNS
const CHAIN = 4 // questions each of which needs the answer before it
const CLOSENESS = 1.15
const RUNS = 15
const WARM_UPS = 10
const BURST = 500
const MANY = 1_000
const CLIENTS = 8
const LONGEST = 60_000 // ms until a message counts as lost
const LOOK_AGAIN = 1 // ms
const LOOK_SELDOM = 10 // ms: rows are counted on the cores that are measured
const TESTER_DOMAIN = 'bienrecu.localhost'

const KEY = rsaKey()
const DOMAINS = Array.from({ length: WARM_UPS + RUNS }, (_, index) => `d${index}.example`)

/** Eight look-ups, all of them needed: the last term of the record covers the loopback. */
const zoneOf = (domain: string): [string, object][] => [
  ...[...eightLookups(domain)].map(([name, records]): [string, object] => {
    const txt = records.TXT?.map((text) => text.replace(/^(v=spf1 include:a\..*) -all$/, '$1 ip4:127.0.0.0/8 -all'))
    return [name, txt ? { ...records, TXT: txt } : records]
  }),
  [`s1._domainkey.${domain}`, { TXT: [KEY.record] }],
]

const TTL = 300
/** What is not there is remembered as long as this record says (RFC 2308 §5). */
const START_OF_AUTHORITY = {
  type: 'SOA',
  name: '.',
  ttl: TTL,
  data: { mname: 'ns.example', rname: 'admin.example', serial: 1, refresh: 1, retry: 1, expire: 1, minimum: TTL },
} as const

const startSlowDns = (): Promise<DnsServer> => {
  const script = zoneScript(Object.fromEntries(DOMAINS.flatMap(zoneOf)))
  return startDnsServer((asked) => {
    const answer: typeof asked.answer = (parts) =>
      asked.answer(parts.answers?.length ? parts : { ...parts, authorities: [START_OF_AUTHORITY] })
    setTimeout(() => script({ ...asked, answer }), DELAY)
  })
}

const PARAGRAPH = 'The cottage is free in the second week of July. Here is the quote that you asked for.'
const HTML = `<p>${PARAGRAPH} <a href="https://www.example.org/quotes/12">The quote</a></p>`

/** A quote with text, HTML and an image: six kilobytes, as such mail is. */
const messageOf = (domain: string): Promise<string> =>
  signed(
    [
      `From: Isabelle <isabelle@${domain}>`,
      `To: test@${TESTER_DOMAIN}`,
      'Subject: Your stay in July',
      `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
      `Message-ID: <1@${domain}>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary=b1',
      '',
      '--b1',
      'Content-Type: text/plain; charset=utf-8',
      '',
      ...Array.from({ length: 20 }, () => PARAGRAPH),
      '--b1',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<!doctype html><html lang="en"><body>',
      ...Array.from({ length: 20 }, () => HTML),
      '<img src="https://www.example.org/logo.png" alt="The cottage" width="200" height="80"></body></html>',
      '--b1--',
      '',
    ].join('\r\n'),
    { domain, key: KEY },
  )

/** A message, and the address of its MAIL FROM. */
interface Sent {
  readonly from: string
  readonly message: string
}

interface Tester {
  readonly api: RunningProgram
  readonly url: string
  readonly smtpPort: number
  readonly issue: () => string
  /** Messages whose report is stored. */
  readonly stored: () => number
  readonly stop: () => Promise<void>
}

const startTester = async (dnsPort: number): Promise<Tester> => {
  const folder = await createWorkFolder('bench-tester')
  const [port, smtpPort] = await Promise.all([findFreePort(), findFreePort()])
  const [data, keyFile] = [join(folder.path, 'data'), join(folder.path, 'keys', 'secret.key')]
  const url = `http://127.0.0.1:${port}`
  const env = {
    BIENRECU_DATA: data,
    BIENRECU_SECRET_KEY_FILE: keyFile,
    BIENRECU_PORT: String(port),
    BIENRECU_TESTER_SMTP_PORT: String(smtpPort),
    BIENRECU_TESTER_DOMAIN: TESTER_DOMAIN,
    BIENRECU_DNS: `127.0.0.1:${dnsPort}`,
    LC_ALL: 'C.UTF-8',
  }
  const isReady = async () => (await fetch(`${url}/v1/meta`).catch(() => null))?.ok ?? false
  const main = join(ROOT, 'apps/api/dist/main.js')
  const api = await startProgram({ program: NODE, args: [main], env, ready: { when: isReady } })
  const key = readKeyFile(keyFile)
  if (!key) throw new Error('the API has made no key')
  const tester = { domain: TESTER_DOMAIN, addressHours: 24 }
  const issueAddress = createIssueAddress({ vault: createVault(key), now: Date.now, tester, publicUrl: url })
  const database = new DatabaseSync(join(data, 'bienrecu.sqlite'), { readOnly: true })
  const count = database.prepare('SELECT count(*) AS stored FROM reports') // counted in an index, without the rows
  return {
    api,
    url,
    smtpPort,
    issue: () => issueAddress().address,
    stored: () => Number(count.get()?.['stored']),
    stop: async () => {
      database.close()
      await api.stop()
      await folder.remove()
    },
  }
}

/** Milliseconds since `begun` until so many reports are stored; throws when they are not in time. */
const untilStored = async (
  { stored, api }: Tester,
  wanted: number,
  begun: number,
  lookAgain = LOOK_AGAIN,
): Promise<number> => {
  while (stored() < wanted) {
    if (performance.now() - begun > LONGEST)
      throw new Error(`${stored()} of ${wanted} reports\n${api.output().slice(-2_000)}`)
    await new Promise((resolve) => setTimeout(resolve, lookAgain))
  }
  return performance.now() - begun
}

/** What the questions alone take over this DNS, each after the answer to the one before: timers and sockets are late too. */
const measureChain = async (dns: DnsServer): Promise<number> => {
  const resolver = createNodeResolver({ servers: [dns] })
  const times: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now()
    for (let link = 0; link < CHAIN; link += 1) await resolver.query(`q${link}.r${run}.example`, 'TXT')
    times.push(performance.now() - begun)
  }
  resolver.close()
  return median(times)
}

const measureOne = async (tester: Tester, dns: DnsServer): Promise<Figure> => {
  const client = await openMailClient(tester.smtpPort)
  const times: number[] = []
  for (const [index, domain] of DOMAINS.entries()) {
    const [message, before] = [await messageOf(domain), tester.stored()]
    const begun = await client.send({ from: `isabelle@${domain}`, to: tester.issue(), message })
    const time = await untilStored(tester, before + 1, begun)
    if (index >= WARM_UPS) times.push(time)
  }
  client.close()
  return {
    name: `tester: message received to report stored, 8 look-ups, answers after ${DELAY} ms`,
    measured: median(times),
    target: CHAIN * DELAY * CLOSENESS,
    unit: 'ms',
    beside: { name: `${CHAIN} questions, one after the other`, measured: await measureChain(dns) },
  }
}

/** Sends so many over a few connections, of all these senders in turn; gives when the first one began. */
const sendMany = async (tester: Tester, count: number, messages: readonly Sent[]): Promise<number> => {
  let left = count
  const next = () => (left > 0 ? messages[(left -= 1) % messages.length] : undefined)
  const begun = performance.now()
  const work = async (): Promise<void> => {
    const client = await openMailClient(tester.smtpPort)
    for (let sent = next(); sent; sent = next()) await client.send({ ...sent, to: tester.issue() })
    client.close()
  }
  await Promise.all(Array.from({ length: CLIENTS }, work))
  return begun
}

const peakMegabytes = (pid: number): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

const measureBurst = async (tester: Tester, messages: readonly Sent[]): Promise<Figure[]> => {
  const before = tester.stored()
  await untilStored(tester, before + BURST, await sendMany(tester, BURST, messages), LOOK_SELDOM)
  const measured = peakMegabytes(tester.api.pid)
  return [{ name: `tester: memory in a burst of ${BURST} messages, all reported`, measured, target: 300, unit: 'MB' }]
}

const measureRate = async (tester: Tester, messages: readonly Sent[]): Promise<Figure> => {
  const before = tester.stored()
  const time = await untilStored(tester, before + MANY, await sendMany(tester, MANY, messages), LOOK_SELDOM)
  const measured = MANY / (time / 1_000)
  return {
    name: 'tester: messages in a second, DNS cached, none lost',
    measured,
    target: 400,
    moreIsBetter: true,
    unit: '/s',
  }
}

/** No network, no credentials: from the start of the program to the report of the practice message. */
const measureNewcomer = async (): Promise<Figure> => {
  const begun = performance.now()
  const tester = await startTester(await findFreePort())
  try {
    const home = await fetch(`${tester.url}/t`)
    const reply = await fetch(`${tester.url}/t/practice`, {
      method: 'POST',
      headers: { origin: tester.url, 'content-type': 'application/x-www-form-urlencoded' },
      redirect: 'manual',
    })
    if (!home.ok || reply.status >= 400) throw new Error(`the page answers ${home.status}, and ${reply.status}`)
    const measured = await untilStored(tester, 1, begun)
    return { name: 'tester: start to the first report, without network', measured, target: 5_000, unit: 'ms' }
  } finally {
    await tester.stop()
  }
}

/** The built API; the DNS and the clients are in this process. */
export const measureTester = async (): Promise<Figure[]> => {
  const dns = await startSlowDns()
  try {
    const tester = await startTester(dns.port)
    try {
      const one = await measureOne(tester, dns)
      const messages = await Promise.all(
        DOMAINS.map(async (domain) => ({ from: `isabelle@${domain}`, message: await messageOf(domain) })),
      )
      const burst = await measureBurst(tester, messages)
      return [one, await measureRate(tester, messages), ...burst, await measureNewcomer()]
    } finally {
      await tester.stop()
    }
  } finally {
    await dns.close()
  }
}
