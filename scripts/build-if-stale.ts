import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fingerprint } from './fingerprint.ts'
import { ROOT } from './root.ts'
import { runStep } from './run-step.ts'

interface Target {
  /** Workspace package whose `build` script makes it. */
  name: string
  sources: string[]
  outputs: string[]
  stamp: string
}

const COMMON = ['packages', 'tsconfig.base.json', 'pnpm-lock.yaml']

const TARGETS: Target[] = [
  {
    name: '@bienrecu/api',
    sources: [...COMMON, 'apps/api'],
    outputs: ['apps/api/dist/main.js', 'apps/api/dist/cli.js'],
    stamp: 'apps/api/dist/.built-from',
  },
  {
    name: '@bienrecu/extension',
    sources: [...COMMON, 'apps/extension'],
    outputs: ['apps/extension/.output/chrome-mv3/manifest.json', 'apps/extension/.output/firefox-mv3/manifest.json'],
    stamp: 'apps/extension/.output/.built-from',
  },
]

const isFresh = (target: Target, print: string): boolean => {
  const stamp = join(ROOT, target.stamp)
  const isComplete = target.outputs.every((output) => existsSync(join(ROOT, output)))
  return isComplete && existsSync(stamp) && readFileSync(stamp, 'utf8') === print
}

/** Builds what has changed since it was last built. Calls `onBuild` once if there is anything to do. Throws when a build fails. */
export const buildIfStale = async (onBuild: () => void): Promise<void> => {
  const stale = TARGETS.map((target) => ({ target, print: fingerprint(target.sources) })).filter(
    ({ target, print }) => !isFresh(target, print),
  )
  if (stale.length > 0) onBuild()
  for (const { target, print } of stale) {
    const code = await runStep({ name: target.name, command: 'pnpm', args: ['--filter', target.name, 'build'] }, true)
    if (code !== 0) throw new Error(`${target.name}: build failed`)
    mkdirSync(dirname(join(ROOT, target.stamp)), { recursive: true })
    writeFileSync(join(ROOT, target.stamp), print)
  }
}
