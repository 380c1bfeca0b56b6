import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requestLocale } from './request-locale.ts'

describe('the language of a request', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['fr', 'fr'],
    ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
    ['en;q=0.8, FR-ca', 'fr'],
    ['de, en;q=0.2, fr;q=0.3', 'fr'],
    ['fr;q=0, en;q=0.1', 'en'],
    ['de, it', 'en'],
    ['fro', 'en'],
  ])('%s is %s', (field, locale) => {
    expect(requestLocale(field)).toBe(locale)
  })

  it('is found whatever the field holds', () => {
    fc.assert(fc.property(fc.string(), (field) => ['en', 'fr'].includes(requestLocale(field))))
  })
})
