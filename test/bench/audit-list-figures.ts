/** Lists of domains through the built command line, against a real BIND on the loopback: how many a second, in how much memory. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { NODE, ROOT } from '../product/root.ts'
import { startBind } from '../servers/bind.ts'
import { createWorkFolder } from '../servers/work-folder.ts'
import type { Zone } from '../servers/zone-file.ts'
import type { Figure } from './figure.ts'

const APEX = 'bench.example'
const SHORT = 2_000
const LONG = 20_000
const CONCURRENCIES = [1, 16, 128]

const domains = (count: number): string[] => Array.from({ length: count }, (_, index) => `d${index}.${APEX}`)

/** Each domain has a policy of its own, so that an answer given to the wrong question is seen. */
const policyOf = (domain: string): 'none' | 'reject' => (/[02468]\./.test(domain) ? 'none' : 'reject')

const benchZone = (): Zone => {
  const shared: Zone = {
    [`spf.${APEX}`]: { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] },
    [`mx.${APEX}`]: { A: ['192.0.2.10'] },
  }
  const own = domains(LONG).flatMap((domain): [string, Zone[string]][] => [
    [domain, { TXT: [`v=spf1 include:spf.${APEX} -all`], MX: [`10 mx.${APEX}.`] }],
    [`_dmarc.${domain}`, { TXT: [`v=DMARC1; p=${policyOf(domain)}; rua=mailto:reports@${domain}`] }],
  ])
  return { ...shared, ...Object.fromEntries(own) }
}

interface Run {
  seconds: number
  /** Highest resident set, in MB. */
  peak: number
}

const peakOf = (pid: number): number => {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return 0 // it has ended
  }
}

/** Audits the first `count` domains; throws on a line that is missing, out of order, or wrong. */
const auditList = async (folder: string, port: number, count: number, concurrency: number): Promise<Run> => {
  const list = domains(count)
  const file = join(folder, 'domains.txt')
  await writeFile(file, `${list.join('\n')}\n`)
  const args = ['audit', '--file', file, '--dns', `127.0.0.1:${port}`, '--json', '--concurrency', String(concurrency)]
  const begun = performance.now()
  const child = spawn(NODE, [join(ROOT, 'apps/api/dist/cli.js'), ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let [seen, peak] = [0, 0]
  for await (const line of createInterface(child.stdout)) {
    const domain = list[seen] ?? ''
    const isRight = line.startsWith(`{"domain":"${domain}"`) && line.includes(`"policy":"${policyOf(domain)}"`)
    if (!isRight) throw new Error(`line ${seen + 1} is not that of ${domain}: ${line.slice(0, 200)}`)
    if (seen % 100 === 0) peak = Math.max(peak, peakOf(child.pid ?? 0))
    seen += 1
  }
  const exitCode = await ended
  if (seen !== count || exitCode !== 0) throw new Error(`${seen} of ${count} domains, exit code ${exitCode}`)
  return { seconds: (performance.now() - begun) / 1_000, peak }
}

/** Every answer is checked at every concurrency; the memory of a list ten times as long must be the same. */
export const measureAuditList = async (): Promise<Figure[]> => {
  const folder = await createWorkFolder('bench-audits')
  const bind = await startBind({ [APEX]: benchZone() })
  try {
    const runs: Run[] = []
    for (const concurrency of CONCURRENCIES) runs.push(await auditList(folder.path, bind.port, SHORT, concurrency))
    const short = runs[1] ?? { seconds: 0, peak: 0 }
    const long = await auditList(folder.path, bind.port, LONG, 16)
    const rates = CONCURRENCIES.map((concurrency, at): Figure => ({
      name: `audits of a list, local BIND, ${concurrency} at once`,
      measured: SHORT / (runs[at]?.seconds ?? Infinity),
      target: null,
      unit: '/s',
    }))
    return [
      ...rates,
      {
        name: 'audits of a long list, local BIND',
        measured: LONG / long.seconds,
        target: 1_000,
        moreIsBetter: true,
        unit: '/s',
      },
      {
        name: `memory of a list of ${LONG.toLocaleString('en')}`,
        measured: long.peak,
        target: 250,
        unit: 'MB',
        beside: { name: `a list of ${SHORT.toLocaleString('en')}`, measured: short.peak },
      },
    ]
  } finally {
    await bind.stop()
    await folder.remove()
  }
}
