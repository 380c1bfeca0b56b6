import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import renames from '../check-renames.json' with { type: 'json' }
import type { CheckText, Locale } from '../check.ts'
import { CHECKS, findCheck } from './index.ts'

const LOCALES: readonly Locale[] = ['en', 'fr']
const PARTS: readonly (keyof CheckText)[] = ['title', 'failure', 'advice']
const NOT_CHECKS = new Set(['index.ts', 'registry.test.ts'])

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !NOT_CHECKS.has(path.basename(file)))
  .map((file) => file.slice(0, -'.ts'.length).replaceAll(path.sep, '/'))

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{([a-zA-Z]+)\}/g)].map(([whole]) => whole).toSorted()

describe('the list of checks', () => {
  it('holds every file of the folder, by its path, once', () => {
    expect(CHECKS.map(({ id }) => id).toSorted()).toEqual(files.toSorted())
  })

  it('leads every old id to a living check', () => {
    for (const old of Object.keys(renames)) expect(findCheck(old).id).not.toBe(old)
  })

  it('knows no check that never was', () => {
    expect(() => findCheck('spf/never-was')).toThrow('spf/never-was')
  })
})

describe.each(CHECKS.map((check) => [check.id, check] as const))('%s', (id, { text, reference, needs }) => {
  it('has a test beside it', () => {
    expect(existsSync(path.join(import.meta.dirname, `${id}.test.ts`))).toBe(true)
  })

  it('declares what it needs, and the rule it follows', () => {
    expect(needs.length).toBeGreaterThan(0)
    expect('rfc' in reference ? reference.rfc : reference.url).toBeTruthy()
  })

  it('says everything in French and English, with the same placeholders', () => {
    for (const part of PARTS) {
      for (const locale of LOCALES) expect(text[locale][part].length).toBeGreaterThan(10)
      expect(new Set(placeholders(text.fr[part]))).toEqual(new Set(placeholders(text.en[part])))
    }
    for (const locale of LOCALES) expect(placeholders(text[locale].title)).toEqual([])
  })
})
