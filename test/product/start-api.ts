import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { startProgram, type RunningProgram } from '../servers/child-process.ts'
import { findFreePort } from '../servers/free-port.ts'
import { createWorkFolder } from '../servers/work-folder.ts'
import { NODE, ROOT } from './root.ts'
import { runCommand, type CommandResult } from './run-command.ts'

/** The built API on a port and a data folder of its own. */
export interface Api {
  readonly url: string
  readonly port: number
  readonly dataFolder: string
  /** Of the process that lives now; throws when there is none. */
  pid(): number
  /** A new pairing line, from the command line. */
  pair(): Promise<string>
  /** Runs `bienrecu …` on the same data. */
  command(args: readonly string[], input?: string): Promise<CommandResult>
  /** Everything the API has logged, over all its lives. */
  log(): string
  /** Ends it without warning, as a power cut would. */
  kill(): Promise<void>
  /** Starts it again on the same data and port, after `kill` or `stop`. */
  restart(): Promise<void>
  /** Ends it as Ctrl-C does. */
  halt(): Promise<void>
  /** Ends it and deletes its data. */
  stop(): Promise<void>
}

export interface ApiOptions {
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the built API; it may connect to 127.0.0.1 and localhost, where the lab is. */
export async function startApi({ env = {} }: ApiOptions = {}): Promise<Api> {
  const [folder, port] = await Promise.all([createWorkFolder('api'), findFreePort()])
  const dataFolder = join(folder.path, 'data')
  await mkdir(dataFolder, { mode: 0o700 })
  const environment = {
    BIENRECU_DATA: dataFolder,
    BIENRECU_SECRET_KEY_FILE: join(folder.path, 'keys', 'secret.key'),
    BIENRECU_PORT: String(port),
    BIENRECU_ALLOWED_PRIVATE_HOSTS: 'localhost,127.0.0.0/8,::1',
    LC_ALL: 'C.UTF-8',
    ...env,
  }
  const logs: string[] = []
  const start = () =>
    startProgram({
      program: NODE,
      args: [join(ROOT, 'apps/api/dist/main.js')],
      env: environment,
      ready: { port },
    })
  let running: RunningProgram | null = await start()
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!running) return
    const ending = running
    running = null
    ending.signal(signal)
    await ending.stop()
    logs.push(ending.output())
  }
  const command = (args: readonly string[], input = '') => runCommand(args, environment, input)
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    dataFolder,
    pid() {
      if (!running) throw new Error('the API does not run')
      return running.pid
    },
    command,
    async pair() {
      const { stdout } = await command(['pair', '--json'])
      const { pairing } = JSON.parse(stdout)
      return String(pairing)
    },
    log: () => [...logs, running?.output() ?? ''].join('\n'),
    kill: () => end('SIGKILL'),
    halt: () => end('SIGINT'),
    async restart() {
      running = await start()
    },
    async stop() {
      await end('SIGTERM')
      await folder.remove()
    },
  }
}
