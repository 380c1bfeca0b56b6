import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { patternOf } from './patterns.ts'
import { FILES } from './schema.ts'

const FOLDER = path.join(import.meta.dirname, 'data')
const load = (name: string): unknown => JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8'))

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Every object of a file, itself included. */
const objectsOf = (value: unknown): Record<string, unknown>[] => {
  if (Array.isArray(value)) return value.flatMap(objectsOf)
  return isRecord(value) ? [value, ...Object.values(value).flatMap(objectsOf)] : []
}

const PATTERN_FIELDS = new Set([
  'pattern',
  'match',
  'targetPattern',
  'nsPatterns',
  'ruaPatterns',
  'subjectRegex',
  'attachmentNameRegex',
  'selectorPattern',
  'dkimSelectorPatterns',
  'dkimTargets',
  'cnameTargets',
  'mxOfSend',
  'outgoingHosts',
  'mx',
])

const patternsOf = (file: unknown): string[] =>
  objectsOf(file).flatMap((object) =>
    Object.entries(object)
      .filter(([field]) => PATTERN_FIELDS.has(field) || (field === 'txt' && Array.isArray(object['txt'])))
      .flatMap(([, value]) => [value].flat().filter((source) => typeof source === 'string')),
  )

/** What makes a careless expression slow: long runs of what it repeats. */
const HOSTILE = ['a', '0', '.', '-', ' ', 'a.', 'a-', '0a', '5.7.1 ', 'unauthenticated email from ', '@a.', '!a']
  .map((unit) => unit.repeat(Math.ceil(12_000 / unit.length)))
  .map((text) => `550 ${text}\n`)

/** A careless expression takes minutes and more; the slowest of ours a tenth of this, on a machine that does other things. */
const LONGEST_TEST = 2_000

/** Milliseconds that one search takes. */
const timeOf = (pattern: RegExp, text: string): number => {
  const start = performance.now()
  pattern.test(text)
  return performance.now() - start
}

it('is not loaded with the data: types alone come from it', () => {
  const folder = path.dirname(FOLDER)
  const lookups = readdirSync(folder).filter((file) => /^(?!schema)[a-z-]+\.ts$/.test(file))
  expect(lookups.length).toBeGreaterThan(7)
  for (const file of lookups) {
    const text = readFileSync(path.join(folder, file), 'utf8')
    expect(text).not.toMatch(/^(import|export) (?!type)[^'\n]*'(\.\/schema|zod)/m)
  }
})

it('has a shape for every file of the folder', () => {
  const files = readdirSync(FOLDER).map((file) => path.basename(file, '.json'))
  expect(files.toSorted()).toEqual(Object.keys(FILES).toSorted())
})

describe.each(Object.entries(FILES))('%s.json', (name, shape) => {
  const file = load(name)

  it('has its shape, every text in English and in French', () => {
    expect(shape.safeParse(file).error?.issues ?? []).toEqual([])
  })

  it('cites only sources it lists', () => {
    const listed = isRecord(file) && isRecord(file['sourceIndex']) ? Object.keys(file['sourceIndex']) : []
    const cited = objectsOf(file).flatMap(({ sources }) => (Array.isArray(sources) ? sources : []))
    expect(cited.length).toBeGreaterThan(0)
    expect(cited.filter((key) => !listed.includes(key))).toEqual([])
  })

  it('says “verified” or “observed” only where a source says so', () => {
    const unsourced = objectsOf(file).filter(
      ({ confidence, sources }) => confidence !== 'memory' && Array.isArray(sources) && sources.join() === 'memory',
    )
    expect(unsourced.filter(({ confidence }) => typeof confidence === 'string')).toEqual([])
  })

  it('gives an id once', () => {
    const lists = isRecord(file) ? Object.values(file).filter((value) => Array.isArray(value)) : []
    for (const list of lists) {
      const ids = list.flatMap((entry: unknown) => (isRecord(entry) && 'id' in entry ? [entry['id']] : []))
      expect(ids).toEqual([...new Set(ids)])
    }
  })

  it('has only expressions that compile, and stay fast on hostile text', () => {
    for (const source of patternsOf(file)) {
      const pattern = patternOf(source)
      for (const text of HOSTILE) {
        // The best of three: a machine under load is slow, not wrong.
        const best = [1, 2, 3].reduce((least) => (least < LONGEST_TEST ? least : timeOf(pattern, text)), Infinity)
        expect(best, `${source} on ${text.slice(0, 12)}…`).toBeLessThan(LONGEST_TEST)
      }
    }
  })
})
