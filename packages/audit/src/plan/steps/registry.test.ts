import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Locale } from '../../check.ts'
import type { StepText } from '../step.ts'
import { findStep, STEPS } from './index.ts'

const LOCALES: readonly Locale[] = ['en', 'fr']
const PARTS = ['title', 'why', 'how'] as const
const PLAN = path.dirname(import.meta.dirname)

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file))
const read = (file: string): string => readFileSync(file, 'utf8')

const declaring = filesIn(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && read(file).includes('defineStep({'))
  .map((file) =>
    path
      .relative(import.meta.dirname, file)
      .slice(0, -'.ts'.length)
      .replaceAll(path.sep, '/'),
  )

/** All that is tested of plans. */
const tests = filesIn(PLAN)
  .filter((file) => file.endsWith('.test.ts') && file !== import.meta.filename)
  .map(read)
  .join('\n')

const placeholders = (text: string): Set<string> =>
  new Set([...text.matchAll(/\{([a-zA-Z]+)\}/g)].map(([whole]) => whole))

const changesOf = ({ changes = {} }: StepText) => Object.entries(changes)

/** A French sentence without a no-break space before its colon, or within its guillemets. */
const LOOSE = / [:;!?»]|« /

describe('the list of steps', () => {
  it('holds every step of the folder, by its path, once', () => {
    expect(STEPS.map(({ kind }) => kind).toSorted()).toEqual(declaring.toSorted())
  })

  it('knows no step that never was', () => {
    expect(() => findStep('spf/never-was')).toThrow('spf/never-was')
  })
})

describe.each(STEPS.map((step) => [step.kind, step] as const))('%s', (kind, { text, minutes }) => {
  it('is tested', () => {
    const isBeside = existsSync(path.join(import.meta.dirname, `${kind}.test.ts`))
    expect(isBeside || tests.includes(`'${kind}'`)).toBe(true)
  })

  it('tells how long it takes', () => {
    expect(minutes).toBeGreaterThan(0)
  })

  it('says everything in French and English, with the same placeholders', () => {
    for (const part of PARTS) {
      for (const locale of LOCALES) expect(text[locale][part].length).toBeGreaterThan(10)
      expect(placeholders(text.fr[part])).toEqual(placeholders(text.en[part]))
    }
  })

  it('explains each change in both', () => {
    const [english, french] = [new Map(changesOf(text.en)), new Map(changesOf(text.fr))]
    expect([...french.keys()].toSorted()).toEqual([...english.keys()].toSorted())
    for (const [code, sentence] of english) {
      expect(placeholders(french.get(code) ?? ''), code).toEqual(placeholders(sentence))
    }
  })

  it('holds French signs together with what they belong to', () => {
    const sentences = [...PARTS.map((part) => text.fr[part]), ...changesOf(text.fr).map(([, sentence]) => sentence)]
    for (const sentence of sentences) expect(sentence).not.toMatch(LOOSE)
  })
})
