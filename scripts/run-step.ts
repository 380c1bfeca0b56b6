import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { ROOT } from './root.ts'

export interface Step {
  name: string
  command: string
  args: string[]
  env?: Record<string, string>
  cwd?: string
}

const withLocalTools = (env: Record<string, string> = {}) => ({
  ...process.env,
  PATH: `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
  ...env,
})

/** Runs one command with the tools of the workspace first on the path; resolves to its exit code. */
export const runStep = ({ name, command, args, env, cwd = ROOT }: Step, quiet = false): Promise<number> =>
  new Promise((resolve, reject) => {
    if (!quiet) console.log(`\n── ${name}`)
    const child = spawn(command, args, { cwd, env: withLocalTools(env), stdio: quiet ? 'pipe' : 'inherit' })
    const output: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => output.push(chunk))
    child.once('error', reject)
    child.once('close', (code) => {
      if (quiet && code !== 0) process.stderr.write(Buffer.concat(output))
      resolve(code ?? 1)
    })
  })

/** Runs the steps one after another; ends the process with the exit code of the first that fails. */
export const runSteps = async (steps: readonly Step[]): Promise<void> => {
  for (const step of steps) {
    const code = await runStep(step)
    if (code !== 0) {
      console.error(`\n${step.name}: exit code ${code}`)
      process.exit(code)
    }
  }
}
