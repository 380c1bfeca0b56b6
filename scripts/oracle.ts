/** Broken zones repaired as the product says, and judged by independent programs (test/README.md). Arguments go to the oracle. */
import { runSteps } from './run-step.ts'

await runSteps([
  { name: 'servers and judges', command: 'node', args: ['test/servers/install.ts'] },
  { name: 'oracle', command: 'node', args: ['test/oracle/run.ts', ...process.argv.slice(2)] },
])
