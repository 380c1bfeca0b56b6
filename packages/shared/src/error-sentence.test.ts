import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from './error-code.ts'
import { errorSentence } from './error-sentence.ts'
import { en } from './error-text/en.ts'
import { fr } from './error-text/fr.ts'

const placeholders = (sentence: string) => Array.from(sentence.matchAll(/\{(\w+)\}/g), ([, name]) => name).toSorted()

describe('every error code', () => {
  it('is listed once', () => {
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length)
  })

  it.each(ERROR_CODES)('%s has a sentence in both languages, with the same placeholders', (code) => {
    expect(en[code]).toMatch(/[.?\d}]$/)
    expect(fr[code]).toMatch(/[.?\d}]$/)
    expect(placeholders(fr[code])).toEqual(placeholders(en[code]))
  })
})

describe('a sentence', () => {
  it('is filled with its values', () => {
    expect(errorSentence('port-in-use', 'en', { port: 2436 })).toContain('Port 2436 is already in use.')
  })

  it('loses the placeholder of a value that is not known', () => {
    expect(errorSentence('smtp-greylisted', 'fr')).not.toContain('{')
    expect(errorSentence('address-not-ascii', 'en')).toBe(
      'Only unaccented letters are accepted in this address. ASCII form:',
    )
  })
})
