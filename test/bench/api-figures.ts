/** API: cold start to the first answer, memory at rest; beside a bare HTTP server of the same Node. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startProgram } from '../servers/child-process.ts'
import { findFreePort } from '../servers/free-port.ts'
import { createWorkFolder } from '../servers/work-folder.ts'
import { NODE, ROOT } from '../product/root.ts'
import { type Figure, median } from './figure.ts'

const RUNS = 7
const REST_MS = 3_000

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url)).ok
  } catch {
    return false // not listening yet
  }
}

interface Start {
  milliseconds: number
  /** Resident set in MB after a rest. */
  megabytes: number
}

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

const startOnce = async (args: string[], env: Record<string, string>, url: string): Promise<Start> => {
  const begun = performance.now()
  const program = await startProgram({ program: NODE, args, env, ready: { when: () => answers(url) } })
  const milliseconds = performance.now() - begun
  await new Promise((resolve) => setTimeout(resolve, REST_MS))
  const megabytes = residentMegabytes(program.pid)
  await program.stop()
  return { milliseconds, megabytes }
}

const BARE =
  "require('node:http').createServer((_, response) => response.end('{}')).listen(process.env.PORT, '127.0.0.1')"

const startBare = async (): Promise<Start> => {
  const port = await findFreePort()
  return startOnce(['-e', BARE], { PORT: String(port) }, `http://127.0.0.1:${port}/`)
}

/** Starts both several times in turn, on a data folder that exists, as on every day but the first. */
export const measureApi = async (): Promise<Figure[]> => {
  const folder = await createWorkFolder('bench-api')
  const port = await findFreePort()
  const env = {
    BIENRECU_DATA: join(folder.path, 'data'),
    BIENRECU_SECRET_KEY_FILE: join(folder.path, 'keys', 'secret.key'),
    BIENRECU_PORT: String(port),
  }
  const startApi = () => startOnce([join(ROOT, 'apps/api/dist/main.js')], env, `http://127.0.0.1:${port}/v1/meta`)
  await startApi()
  const api: Start[] = []
  const bare: Start[] = []
  for (let run = 0; run < RUNS; run += 1) {
    bare.push(await startBare())
    api.push(await startApi())
  }
  await folder.remove()
  const of = (starts: Start[], key: keyof Start) => median(starts.map((start) => start[key]))
  const beside = (key: keyof Start) => ({ name: 'a bare HTTP server', measured: of(bare, key) })
  return [
    {
      name: 'API: cold start to the first answer',
      measured: of(api, 'milliseconds'),
      target: 400,
      unit: 'ms',
      beside: beside('milliseconds'),
    },
    {
      name: 'API: memory at rest',
      measured: of(api, 'megabytes'),
      target: 90,
      unit: 'MB',
      beside: beside('megabytes'),
    },
  ]
}
