/** Speed and size against their targets (docs/benchmarks.md). With `--strict` a missed target is a failure. */
import { runSteps } from './run-step.ts'

await runSteps([
  { name: 'builds', command: 'node', args: ['scripts/build.ts'] },
  { name: 'servers and browsers', command: 'node', args: ['test/servers/install.ts'] },
  { name: 'figures', command: 'node', args: ['test/bench/run.ts', ...process.argv.slice(2)] },
])
