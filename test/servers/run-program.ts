import { spawn } from 'node:child_process'

import { requireProgram } from './find-program.ts'

interface RunOptions {
  /** Its standard input; empty, unless said otherwise: a program that asks a question must fail, not hang. */
  readonly input?: string
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>
}

/** Runs a program to its end and returns its standard output. Throws, with all its output, when it fails. */
export function runProgram(program: string, args: readonly string[], { input, env }: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(requireProgram(program), args, {
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    })
    let output = ''
    let errors = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(output)
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code}:\n${errors}${output}`))
    })
    child.stdin?.once('error', reject)
    child.stdin?.end(input)
  })
}
