import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { messageWith } from '../../../fixtures/message.ts'
import type { CheckText, Locale } from '../../check.ts'
import { CHECKS } from '../../checks/index.ts'
import { judgeContent } from '../judge-content.ts'
import { CONTENT_CHECKS, findContentCheck } from './index.ts'

const LOCALES: readonly Locale[] = ['en', 'fr']
const PARTS: readonly (keyof CheckText)[] = ['title', 'failure', 'advice']
const NOT_CHECKS = new Set(['index.ts', 'registry.test.ts'])

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !NOT_CHECKS.has(path.basename(file)))
  .map((file) => file.slice(0, -'.ts'.length).replaceAll(path.sep, '/'))

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{([a-zA-Z]+)\}/g)].map(([whole]) => whole).toSorted()

describe('the list of checks of a message', () => {
  it('holds every file of the folder, by its path, once', () => {
    expect(CONTENT_CHECKS.map(({ id }) => id).toSorted()).toEqual(files.toSorted())
  })

  it('shares no id with the checks of a domain', () => {
    const ofDomain = new Set(CHECKS.map(({ id }) => id))
    expect(CONTENT_CHECKS.filter(({ id }) => ofDomain.has(id))).toEqual([])
  })

  it('finds a check by its id, and none for an id that never was', () => {
    for (const check of CONTENT_CHECKS) expect(findContentCheck(check.id)).toBe(check)
    expect(findContentCheck('headers/never-was')).toBeUndefined()
  })

  it('finds nothing wrong with an ordinary message', () => {
    const findings = judgeContent(messageWith()).filter(
      ({ status }) => status !== 'pass' && status !== 'not-applicable',
    )
    expect(findings).toEqual([])
  })
})

describe.each(CONTENT_CHECKS.map((check) => [check.id, check] as const))('%s', (id, { text, reference, needs }) => {
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
