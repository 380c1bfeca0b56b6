import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

import { requireProgram } from '../../servers/find-program.ts'
import { guard } from '../../servers/guard.ts'

/** A program that answers each line of its standard input with one line. */
export interface LineProgram {
  /** The answer, parsed from JSON; one question at a time, further ones wait. */
  ask(question: unknown): Promise<unknown>
  stop(): Promise<void>
}

/** Starts the program. When it ends by itself, every question that waits is rejected with what it wrote last. */
export function startLineProgram(program: string, args: readonly string[]): LineProgram {
  const child = spawn(requireProgram(program), args, {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C.UTF-8', PYTHONDONTWRITEBYTECODE: '1' },
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`${program} could not be started`)
  const release = guard({ group: pid })
  const waiting: { resolve: (answer: unknown) => void; reject: (error: Error) => void }[] = []
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-2_000)))
  createInterface(child.stdout).on('line', (line) => {
    const asker = waiting.shift()
    try {
      asker?.resolve(JSON.parse(line))
    } catch {
      asker?.reject(new Error(`${program} answered: ${line}`))
    }
  })
  const ended = new Promise<void>((resolve) =>
    child.once('close', (code) => {
      for (const { reject } of waiting.splice(0)) reject(new Error(`${program} ended with ${code}: ${errors}`))
      resolve()
    }),
  )
  child.stdin.on('error', (error) => (errors += String(error)))
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        child.stdin.write(`${JSON.stringify(question)}\n`)
      }),
    async stop() {
      child.stdin.end()
      await ended
      release()
    },
  }
}
