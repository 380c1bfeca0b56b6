// @vitest-environment node
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from 'wxt'
import { permissionsOf } from './src/permissions.ts'

interface BuiltManifest {
  permissions: string[]
  optional_permissions: string[]
  host_permissions: string[]
  optional_host_permissions: string[]
  content_scripts?: { matches: string[] }[]
  web_accessible_resources?: { matches: string[] }[]
  icons: Record<string, string>
}

const SILENT = { level: 0, debug() {}, log() {}, info() {}, warn() {}, error() {}, fatal() {}, success() {} }

let folder: string
const outputOf = (browser: string) => join(folder, browser)
const manifestOf = async (browser: string): Promise<BuiltManifest> =>
  JSON.parse(await readFile(join(outputOf(browser), 'manifest.json'), 'utf8'))

const names = (browser: string, kind: string, grant: string): string[] =>
  permissionsOf(browser)
    .filter((permission) => permission.kind === kind && permission.grant === grant)
    .map(({ name }) => name)

describe.each(['chrome', 'firefox'])('the extension built for %s', (browser) => {
  beforeAll(async () => {
    folder ??= await mkdtemp(join(tmpdir(), 'bienrecu-manifest-'))
    await build({ root: import.meta.dirname, browser, outDir: folder, outDirTemplate: '{{browser}}', logger: SILENT })
  }, 60_000)

  it('asks for the permissions of our list, and for no other', async () => {
    const manifest = await manifestOf(browser)
    expect(manifest.permissions).toEqual(names(browser, 'api', 'install'))
    expect(manifest.optional_permissions).toEqual(names(browser, 'api', 'on-demand'))
    expect(manifest.host_permissions).toEqual(names(browser, 'host', 'install'))
    expect(manifest.optional_host_permissions).toEqual(names(browser, 'host', 'on-demand'))
  })

  it('reaches no page but those of mail-tester, and of our own tester on this machine', async () => {
    const { content_scripts = [], web_accessible_resources = [] } = await manifestOf(browser)
    const hosts = [...content_scripts, ...web_accessible_resources].flatMap(({ matches }) => matches)
    const own = hosts.filter((pattern) => !pattern.startsWith('https://www.mail-tester.com/'))
    expect(own).toEqual(names(browser, 'page', 'install'))
  })

  it('has the manifest that was agreed', async () => {
    const { version: _version, ...manifest } = JSON.parse(JSON.stringify(await manifestOf(browser)))
    const agreed = await readFile(join(import.meta.dirname, 'manifest-snapshots', `${browser}.json`), 'utf8')
    expect(manifest).toEqual(JSON.parse(agreed))
  })

  it('has its name in both languages and its icon in every size', async () => {
    const { icons } = await manifestOf(browser)
    expect((await readdir(join(outputOf(browser), '_locales'))).sort()).toEqual(['en', 'fr'])
    for (const [size, path] of Object.entries(icons)) {
      const png = await readFile(join(outputOf(browser), path))
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([Number(size), Number(size)])
    }
  })

  it('carries no token, address or script of anywhere else', async () => {
    const files = await readdir(outputOf(browser), { recursive: true })
    for (const file of files.filter((name) => /\.(?:js|html|css)$/.test(name))) {
      const text = await readFile(join(outputOf(browser), file), 'utf8')
      expect(text, file).not.toMatch(/\beval\(|new Function\(|<script[^>]+src="https?:|@import url\(["']?https?:/)
    }
  })
})

afterAll(() => rm(folder, { recursive: true, force: true }))
