import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ROOT } from './root.ts'

const SKIPPED = new Set(['node_modules', 'dist', '.output', '.wxt', 'coverage'])
const isTest = (name: string) => name.includes('.test.') || name === 'fixtures'

const filesBelow = (path: string): string[] => {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path)
    .toSorted()
    .filter((name) => !SKIPPED.has(name) && !isTest(name))
    .flatMap((name) => filesBelow(join(path, name)))
}

/** One hash over the names and contents of all source files below `paths`, so that an unchanged build is not made again. */
export const fingerprint = (paths: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesBelow(join(ROOT, path)))) {
    hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}
