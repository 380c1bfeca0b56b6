import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

import { expect, it } from 'vitest'

/** A process with a lab of its own. It tells its folder for temporary files, and the processes it has started. */
const OWNER = `
  import { startLab } from '${new URL('lab.ts', import.meta.url).href}'
  await startLab()
  console.log('up')
  setInterval(() => {}, 60_000)
`

async function startOwner(): Promise<{ owner: ChildProcess; servers: number[] }> {
  const owner = spawn(process.execPath, ['--input-type=module', '-e', OWNER], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(createInterface({ input: owner.stdout }), 'line')
  return { owner, servers: descendantsOf(owner.pid ?? 0) }
}

function descendantsOf(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === pid)
    .map(Number)
  return children.concat(children.flatMap(descendantsOf))
}

/** null when the process is gone, or dead and only waiting to be noticed. */
function parentOf(pid: number): number | null {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return null
  // The name stands in parentheses and may hold anything; state and parent follow it.
  const [state, parent] = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return state === 'Z' ? null : Number(parent)
}

const living = (pids: readonly number[]) => pids.filter((pid) => parentOf(pid) !== null)

it.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)('no server outlives a process that ends by %s', async (signal) => {
  const { owner, servers } = await startOwner()
  expect(servers.length).toBeGreaterThanOrEqual(6)
  const ended = once(owner, 'exit')
  owner.kill(signal)
  expect(await ended).toEqual([null, signal])
  await expect.poll(() => living(servers), { timeout: 10_000 }).toEqual([])
})

it('two labs live side by side', async () => {
  const [one, other] = await Promise.all([startOwner(), startOwner()])
  expect(living(one.servers)).toEqual(one.servers)
  for (const { owner } of [one, other]) {
    const ended = once(owner, 'exit')
    owner.kill('SIGTERM')
    await ended
  }
  await expect.poll(() => living([...one.servers, ...other.servers]), { timeout: 10_000 }).toEqual([])
})
