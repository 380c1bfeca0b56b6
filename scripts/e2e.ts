/** The journeys alone: real servers and real browsers against the built product. Arguments go to vitest. */
import { runSteps } from './run-step.ts'

await runSteps([
  { name: 'builds', command: 'node', args: ['scripts/build.ts'] },
  { name: 'servers and browsers', command: 'node', args: ['test/servers/install.ts'] },
  { name: 'journeys', command: 'vitest', args: ['run', '--config', 'test/vitest.config.ts', ...process.argv.slice(2)] },
])
