import { describe, expect, it } from 'vitest'
import { readDomain } from './public-suffix.ts'

describe('a domain to audit', () => {
  it.each(['fr', 'co.uk', 'FR.', 'com', 'asso.fr', 'xn--p1ai'])('is not the public suffix %s', (text) => {
    const value = text.toLowerCase().replace(/\.$/, '')
    expect(readDomain(text)).toEqual({ ok: false, code: 'domain-is-public-suffix', params: { value } })
  })

  it.each(['example.org', 'news.example.co.uk', 'github.io', 'example.test', 'example.lan', 'élysée.fr'])(
    'may be %s',
    (text) => {
      expect(readDomain(text)).toMatchObject({ ok: true })
    },
  )

  it.each([
    ['localhost', 'domain-single-label'],
    ['isabelle@example.org', 'domain-is-address'],
    ['', 'domain-empty'],
  ])('is not %s either', (text, code) => {
    expect(readDomain(text)).toMatchObject({ ok: false, code })
  })
})
