import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorSentence } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { parseSections, type Plural } from '../../modules/words/sections.ts'
import { PERMISSIONS } from '../permissions.ts'

const read = (locale: string) => parseSections(readFileSync(join(import.meta.dirname, `${locale}.yml`), 'utf8'))
const en = read('en')
const fr = read('fr')

const flat = (sections: typeof en): Map<string, string | Plural> =>
  new Map(
    Object.entries(sections).flatMap(([section, messages]) =>
      Object.entries(messages).map(([key, text]): [string, string | Plural] => [`${section}.${key}`, text]),
    ),
  )

const forms = (text: string | Plural): string[] => (typeof text === 'string' ? [text] : Object.values(text))
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort()

describe('the words of the interface', () => {
  it('exist in both languages', () => {
    expect([...flat(fr).keys()].sort()).toEqual([...flat(en).keys()].sort())
  })

  it.each([...flat(en).entries()])('%s takes the same values in both languages, in every form', (key, english) => {
    const french = flat(fr).get(key) ?? ''
    expect(typeof french).toBe(typeof english)
    const needed = new Set(forms(english).flatMap(placeholders))
    // A form for exactly one may say “one” in its own way; the others name every value.
    for (const text of [...forms(english), ...forms(french)])
      expect(
        placeholders(text).every((name) => needed.has(name)),
        text,
      ).toBe(true)
    const others = [english, french].map((text) => placeholders(typeof text === 'string' ? text : text.other))
    expect(others[0]).toEqual(others[1])
  })

  it.each(Object.entries({ en, fr }))('are nowhere empty, cut off or padded in %s', (_locale, sections) => {
    for (const [key, text] of flat(sections))
      for (const form of forms(text))
        expect(form.trim(), key).toSatisfy((trimmed) => trimmed !== '' && trimmed === form)
  })

  it('give every permission its name and its reason', () => {
    for (const { why } of PERMISSIONS) {
      expect(en.permission).toHaveProperty([why])
      expect(en.permission).toHaveProperty([`name-${why}`])
    }
  })

  it('say the one failure that pages tell by themselves as everyone else says it', () => {
    expect(en.common?.reload).toBe(errorSentence('extension-reloaded', 'en'))
    expect(fr.common?.reload).toBe(errorSentence('extension-reloaded', 'fr'))
  })

  it('fit where browsers and stores cut them off', () => {
    for (const sections of [flat(en), flat(fr)]) {
      expect(sections.get('manifest.name')).toSatisfy((name) => name.length <= 45)
      expect(sections.get('manifest.description')).toSatisfy((description) => description.length <= 132)
    }
  })
})
