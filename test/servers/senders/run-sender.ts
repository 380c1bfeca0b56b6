import { spawn } from 'node:child_process'

import { requireProgram } from '../find-program.ts'

/** How a program that sends mail has ended, and everything it said. */
export interface SenderResult {
  readonly exitCode: number
  readonly output: string
}

/** Runs a program to its end, whatever its end is. */
export function runSender(program: string, args: readonly string[], input = ''): Promise<SenderResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(requireProgram(program), args, { env: { ...process.env, LC_ALL: 'C.UTF-8' } })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output }))
    // Its end without having read everything shows in the exit code.
    child.stdin.once('error', () => {})
    child.stdin.end(input)
  })
}

/** As `runSender`, but throws with everything the program said when it did not succeed. */
export async function sendWith(program: string, args: readonly string[], input = ''): Promise<string> {
  const { exitCode, output } = await runSender(program, args, input)
  if (exitCode !== 0) throw new Error(`${program} ended with ${exitCode}:\n${output}`)
  return output
}
