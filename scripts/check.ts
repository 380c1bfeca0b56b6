/** Format, lint, types, dead code, size: everything that is judged without running the product. */
import { runSteps, type Step } from './run-step.ts'

const typesOf = (project: string): Step => ({ name: `types of ${project}`, command: 'tsc', args: ['-p', project] })

await runSteps([
  { name: 'format', command: 'oxfmt', args: ['--check'] },
  { name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  {
    name: 'generated types of the extension',
    command: 'pnpm',
    args: ['--filter', '@bienrecu/extension', 'prepare:types'],
  },
  ...['packages/knowledge', 'packages/audit', 'packages/shared'].flatMap((name) => [
    typesOf(name),
    typesOf(`${name}/tsconfig.test.json`),
  ]),
  ...['apps/api', 'apps/extension', 'test', 'scripts'].map(typesOf),
  { name: 'dead code', command: 'knip', args: [] },
  { name: 'builds', command: 'node', args: ['scripts/build.ts'] },
  {
    name: 'size of what the browser loads',
    command: 'size-limit',
    args: ['--config', 'apps/extension/.size-limit.ts'],
  },
])
