/** What the browser has to load: the scripts of the popup, and each content script, compressed. Read from the built folder. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { EXTENSION_FOLDERS } from '../product/root.ts'
import type { Figure } from './figure.ts'

const POPUP_LIMIT = 30 // kB
const CONTENT_SCRIPT_LIMIT = 15 // kB
const ENGINE_LIMIT = 45 // kB
const KB = 1_000

const FOLDER = EXTENSION_FOLDERS.chrome

const gzipped = (path: string): number => gzipSync(readFileSync(join(FOLDER, path)), { level: 9 }).length / KB

const IMPORTED = /(?:from|import)\s*["']\.\/([^"']+\.js)["']/g

/** A script with all it imports by itself; what it asks for later, by import(), is not needed to draw. */
const withImports = (path: string, seen: Set<string>): Set<string> => {
  if (seen.has(path)) return seen
  seen.add(path)
  const source = readFileSync(join(FOLDER, path), 'utf8')
  for (const [, name] of source.matchAll(IMPORTED)) withImports(join('chunks', name ?? ''), seen)
  return seen
}

const scriptsOf = (page: string): string[] => {
  const scripts = new Set<string>()
  for (const [, path] of readFileSync(join(FOLDER, page), 'utf8').matchAll(/(?:src|href)="\/([^"]+\.js)"/g))
    withImports(path ?? '', scripts)
  return [...scripts]
}

const sum = (paths: readonly string[]): number => paths.reduce((total, path) => total + gzipped(path), 0)

const chunksNamed = (name: string): string[] =>
  readdirSync(join(FOLDER, 'chunks'))
    .filter((file) => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(file))
    .map((file) => join('chunks', file))

/** The engine with every check, without the words, which are loaded in one language, and without the facts on providers. */
const engineFigures = (): Figure[] => [
  {
    name: 'audit engine with every check and DNS over HTTPS',
    measured: sum(chunksNamed('audit-in-browser')),
    target: ENGINE_LIMIT,
    unit: 'kB',
  },
  ...['fr', 'en'].map((locale): Figure => ({
    name: `what the checks say (${locale})`,
    measured: sum(chunksNamed(`check-texts-${locale}`)),
    target: null,
    unit: 'kB',
  })),
]

/** Sizes after gzip, in kB of 1,000 bytes. */
export const measureSizes = (): Figure[] => [
  { name: 'popup: JavaScript', measured: sum(scriptsOf('popup.html')), target: POPUP_LIMIT, unit: 'kB' },
  ...readdirSync(join(FOLDER, 'content-scripts'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({
      name: `content script ${name}`,
      measured: gzipped(join('content-scripts', name)),
      target: CONTENT_SCRIPT_LIMIT,
      unit: 'kB' as const,
    })),
  ...engineFigures(),
]
