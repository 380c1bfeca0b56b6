import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { NODE, ROOT } from './root.ts'

export interface CommandResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built `bienrecu` with these arguments; `input` goes to its standard input. */
export function runCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input = '',
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(NODE, [join(ROOT, 'apps/api/dist/cli.js'), ...args], { env: { ...process.env, ...env } })
    const output = { stdout: '', stderr: '' }
    child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ exitCode: code ?? 1, ...output }))
    child.stdin.end(input)
  })
}
