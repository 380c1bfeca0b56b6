import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { allChecks, OTHER, wordsNameOf, type CheckId } from './checks.ts'

/** The name of the tester, within a sentence and at its start: there for every text. */
const NAMES = new Set(['tester', 'Tester'])

/** What fills each text, by check: `title` is there whenever the tester has a section, a fact has its own. */
const FACTS: Partial<Record<CheckId, Record<string, string[]>>> = {
  'mail-tester/spf': { server: ['ip'], record: ['record'], suggested: ['suggested'] },
  'mail-tester/dkim': { signature: ['domain', 'selector'], key: ['bits'], unsigned: [] },
  'mail-tester/dmarc': { record: ['record'], place: ['domain'] },
  'mail-tester/reverse-dns': { server: ['ip'], helo: ['helo'], name: ['name'] },
  'mail-tester/spamassassin': { score: ['score'], rules: ['rules'] },
  'mail-tester/blocklists': { listed: ['lists'], silent: ['count', 'total'] },
}

type Words = Record<string, Record<string, string | Record<string, string | Record<string, string>>>>

const wordsOf = (locale: string): Words =>
  parse(readFileSync(resolve(import.meta.dirname, `../../locales/${locale}.yml`), 'utf8')).findings

const placeholdersOf = (text: unknown): string[] =>
  [...new Set([...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name)))]
    .filter((name) => !NAMES.has(name))
    .toSorted()

const ids: CheckId[] = [...allChecks().map(([id]) => id), OTHER]

describe.each(['en', 'fr'])('the words of findings in %s', (locale) => {
  const words = wordsOf(locale)

  it('are there for every check, and for nothing else', () => {
    expect(Object.keys(words).toSorted()).toEqual(['state', ...ids.map(wordsNameOf)].toSorted())
    expect(Object.keys(words['state'] ?? {})).toEqual(['unknown', 'not-applicable'])
  })

  it.each(ids)('say what %s is when it passed, what was found, and what to do', (id) => {
    const { title, failure, advice, fact = {}, ...rest } = words[wordsNameOf(id)] ?? {}
    for (const text of [title, failure, advice]) {
      expect(text).toEqual(expect.stringMatching(/\S/))
      expect(placeholdersOf(text).filter((name) => name !== 'title' || id !== OTHER)).toEqual([])
    }
    expect(rest).toEqual({})
    const facts = Object.entries(fact).map(([name, text]) => [name, placeholdersOf(text)])
    const expected = Object.entries(FACTS[id] ?? {}).map(([name, values]) => [name, values.toSorted()])
    expect(facts).toEqual(expected)
  })

  it('have no text left in the other language', () => {
    const other = wordsOf(locale === 'en' ? 'fr' : 'en')
    for (const id of ids)
      if (id !== OTHER) expect(words[wordsNameOf(id)]?.['failure']).not.toBe(other[wordsNameOf(id)]?.['failure'])
  })
})

it('French has no ordinary space before its high punctuation', () => {
  expect(JSON.stringify(wordsOf('fr'))).not.toMatch(/ [:;?!»]|« /)
})
