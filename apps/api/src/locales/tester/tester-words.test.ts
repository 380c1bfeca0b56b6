import { expect, it } from 'vitest'
import { en } from './en.ts'
import { fr } from './fr.ts'

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted()

it('both languages say the same things, about the same values', () => {
  expect(Object.keys(fr)).toEqual(Object.keys(en))
  for (const [key, text] of Object.entries(en))
    expect(placeholders(Reflect.get(fr, key)), key).toEqual(placeholders(text))
})

it('is typeset as printed: apostrophes, and in French the spaces that do not break', () => {
  for (const [key, text] of [...Object.entries(en), ...Object.entries(fr)]) expect(text, key).not.toMatch(/['"]|\.\.\./)
  for (const [key, text] of Object.entries(fr)) {
    expect(text, key).not.toMatch(/[^\u00a0]:(?= |$)|«[^\u00a0]|[^\u00a0]»/)
    expect(text, key).not.toMatch(/[^\u202f?!][;?!](?= |$)/)
  }
})
