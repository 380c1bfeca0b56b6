import { spawn, type ChildProcess } from 'node:child_process'
import { connect } from 'node:net'

import { requireProgram } from './find-program.ts'
import { guard } from './guard.ts'

/** What to start, and how to know that it answers. */
export interface ProgramToStart {
  /** The name looked up by find-program.ts; also names the program in errors. */
  readonly program: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly ready: Readiness
  /** How it is asked to stop; SIGTERM unless said otherwise. */
  readonly stopSignal?: NodeJS.Signals
}

/** Once this TCP port of 127.0.0.1 accepts; once its output matches; once the question is answered with yes. */
type Readiness = { readonly port: number } | { readonly output: RegExp } | { when(): Promise<boolean> }

/** A program started by the lab. */
export interface RunningProgram {
  readonly pid: number
  /** Everything written to its standard output and error so far. */
  output(): string
  signal(signal: NodeJS.Signals): void
  /** Asks it to stop, and after a bound kills its whole process group. Nothing of it is left afterwards. */
  stop(): Promise<void>
}

const READY_WITHIN_MS = 30_000
const STOP_WITHIN_MS = 5_000
const LOOK_AGAIN_MS = 15

/**
 * Starts a program and waits until it is ready.
 * Throws, with its output, when it ends before or is not ready in time; it is stopped then.
 */
export async function startProgram(wanted: ProgramToStart): Promise<RunningProgram> {
  const child = launch(wanted)
  const running = followProgram(wanted, child)
  try {
    await waitUntilReady(wanted, running, child)
    return running
  } catch (error) {
    await running.stop()
    throw new Error(`${wanted.program} did not start:\n${running.output()}`, { cause: error })
  }
}

function launch(wanted: ProgramToStart): ChildProcess {
  return spawn(requireProgram(wanted.program), wanted.args, {
    // Its own process group: to be killed with all its children, and not by the terminal's Ctrl-C.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...wanted.env },
    ...(wanted.cwd === undefined ? {} : { cwd: wanted.cwd }),
  })
}

function followProgram(wanted: ProgramToStart, child: ChildProcess): RunningProgram {
  const { pid } = child
  if (pid === undefined) throw new Error(`${wanted.program} could not be started`)
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const release = guard({ group: pid })
  return {
    pid,
    output: () => output,
    signal: (signal) => child.kill(signal),
    async stop() {
      child.kill(wanted.stopSignal ?? 'SIGTERM')
      const bound = setTimeout(() => signalGroup(pid, 'SIGKILL'), STOP_WITHIN_MS)
      if (!hasEnded(child)) await ended
      clearTimeout(bound)
      signalGroup(pid, 'SIGKILL')
      release()
    },
  }
}

async function waitUntilReady(wanted: ProgramToStart, running: RunningProgram, child: ChildProcess): Promise<void> {
  const { ready } = wanted
  const deadline = Date.now() + READY_WITHIN_MS
  for (;;) {
    if (await isReady(ready, running)) return
    if (hasEnded(child)) throw new Error(`ended with ${child.exitCode ?? child.signalCode}`)
    if (Date.now() > deadline) throw new Error('not ready in time')
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}

function isReady(ready: Readiness, running: RunningProgram): boolean | Promise<boolean> {
  if ('output' in ready) return ready.output.test(running.output())
  return 'port' in ready ? accepts(ready.port) : ready.when()
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** Whoever is left in the group; that nobody is left is the usual and wanted case. */
function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal)
  } catch (error) {
    if (!isNoSuchProcess(error)) throw error
  }
}

function isNoSuchProcess(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ESRCH'
}
