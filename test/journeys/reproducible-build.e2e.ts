import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NODE, ROOT } from '../product/root.ts'
import { createWorkFolder, type WorkFolder } from '../servers/work-folder.ts'

/** What the sources given to the reviewers of the stores hold (apps/extension/wxt.config.ts). */
const SOURCES = ['package.json', 'pnpm-workspace.yaml', 'tsconfig.base.json', 'packages', 'apps/extension']
const MADE_BY_BUILDS = new Set(['.output', '.wxt', '.vite', '.vite-temp', '.cache', '.tmp'])

/** Two machines, as different as two folders can be. */
const MACHINES = [
  { folder: 'a', env: { TZ: 'UTC', LC_ALL: 'C.UTF-8' } },
  { folder: 'another/place, farther away', env: { TZ: 'Pacific/Auckland', LC_ALL: 'fr_FR.UTF-8' } },
] as const

const run = promisify(execFile)
let work: WorkFolder
const placeOf = (folder: string) => join(work.path, folder)

beforeAll(async () => {
  work = await createWorkFolder('builds')
  const [first, second] = MACHINES
  await copySources(ROOT, placeOf(first.folder))
  // From the first copy: somebody may be writing in the workspace meanwhile.
  await copySources(placeOf(first.folder), placeOf(second.folder))
})
afterAll(() => work.remove())

async function copySources(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const source of SOURCES)
    await cp(join(from, source), join(to, source), {
      recursive: true,
      // The packages link to each other and to the root’s node_modules by relative paths: so do their copies.
      verbatimSymlinks: true,
      filter: (path) => !MADE_BY_BUILDS.has(basename(path)),
    })
  await symlink(join(ROOT, 'node_modules'), join(to, 'node_modules'))
}

async function build(browser: string, { folder, env }: (typeof MACHINES)[number]): Promise<Record<string, string>> {
  const app = join(placeOf(folder), 'apps/extension')
  // Nothing of the environment of these tests, which is not that of a build.
  const environment = { PATH: process.env['PATH'], HOME: work.path, ...env }
  await run(NODE, ['node_modules/wxt/bin/wxt.mjs', 'build', '-b', browser], { cwd: app, env: environment })
  return digestsIn(join(app, `.output/${browser}-mv3`))
}

/** SHA-256 of each file by its path in the folder. */
async function digestsIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const digest = async (path: string) =>
    createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
  return Object.fromEntries(
    await Promise.all(files.map(async (path) => [relative(folder, path), await digest(path)] as const)),
  )
}

describe.each(['firefox', 'chrome'])('the extension for %s, built twice', (browser) => {
  it('is the same to the byte in another folder, time zone and language', async () => {
    const [first, second] = await Promise.all(MACHINES.map((machine) => build(browser, machine)))
    expect(Object.keys(first ?? {})).toContain('manifest.json')
    expect(second).toEqual(first)
  })
})
