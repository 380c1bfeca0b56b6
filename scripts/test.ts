/** The whole gate, as the continuous integration runs it. Ends with one line: "N passed, N failed". */
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runStep, type Step } from './run-step.ts'

const results = {
  unit: join(tmpdir(), `unit-${process.pid}.json`),
  journeys: join(tmpdir(), `journeys-${process.pid}.json`),
}

const vitest = (name: string, config: string, outputFile: string): Step => ({
  name,
  command: 'vitest',
  args: ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`],
})

const STEPS: Step[] = [
  { name: 'check', command: 'node', args: ['scripts/check.ts'] },
  vitest('unit tests', 'vitest.config.ts', results.unit),
  { name: 'servers and browsers for the journeys', command: 'node', args: ['test/servers/install.ts'] },
  { name: 'Firefox linter', command: 'pnpm', args: ['--filter', '@bienrecu/test', 'lint:firefox'] },
  vitest('journeys', 'test/vitest.config.ts', results.journeys),
]

const countIn = (file: string): { passed: number; failed: number } => {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(file, 'utf8'))
    return { passed: numPassedTests, failed: Math.max(numFailedTests, numFailedTestSuites) }
  } catch {
    return { passed: 0, failed: 0 } // the step was not reached; its absence shows in the exit code
  } finally {
    rmSync(file, { force: true })
  }
}

let exitCode = 0
for (const step of STEPS) {
  exitCode = await runStep(step)
  if (exitCode !== 0) {
    console.error(`\n${step.name}: exit code ${exitCode}`)
    break
  }
}
const counts = [countIn(results.unit), countIn(results.journeys)]
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(exitCode)
