import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reportService } from './dmarc-reports.ts'
import { providerOfSelector } from './dkim-selectors.ts'
import { detectDnsHost } from './dns-hosts.ts'
import { detectMailProviders } from './mail-providers.ts'
import { bareName, fitsTemplate, isMatched } from './patterns.ts'

/** A careless expression takes minutes on such a text; ours a hundredth of this, on a machine that does other things. */
const LONGEST = 2_000 // ms

describe('a template', () => {
  it.each([
    ['outlook.*', 'outlook.fr', true],
    ['outlook.*', 'outlook.co.uk', true],
    ['outlook.*', 'outlook.example.org', false],
    ['*.onmicrosoft.com', 'example.onmicrosoft.com.', true],
    ['*.onmicrosoft.com', 'onmicrosoft.com', false],
    ['pro{n}.mail.ovh.net', 'PRO12.mail.ovh.net', true],
    ['pro{n}.mail.ovh.net', 'pro.mail.ovh.net', false],
    ['mail.example.org', 'mailxexample.org', false],
  ])('%s and %s: %s', (template, name, fits) => {
    expect(fitsTemplate(template, name)).toBe(fits)
  })
})

describe('a pattern', () => {
  it('that fits every domain tells nothing', () => {
    expect(isMatched([String.raw`^mail\.{domain}$`], 'mail.{domain}')).toBe(false)
    expect(isMatched([String.raw`^p\d{2}\.example\.org$`], 'P12.example.org.')).toBe(true)
  })

  it('is not searched in what is longer than any name', () => {
    expect(isMatched(['example'], `example${'x'.repeat(600)}`)).toBe(false)
  })
})

it('compares names without case, spaces around and the final dot', () => {
  expect(bareName(' Example.ORG. ')).toBe('example.org')
})

describe('what strangers publish', () => {
  const lookUp = (text: string) => [
    detectMailProviders({
      emailDomain: text,
      mx: [text],
      spfIncludes: [text],
      autodiscover: [text],
      dkimTargets: [text],
    }),
    detectMailProviders({ dkimSelectors: [text], txt: [text], spfMechanisms: [text] }),
    detectDnsHost([text]),
    providerOfSelector(text, text),
    reportService(text),
  ]

  it('may be any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        lookUp(text)
      }),
      { seed: 9989 },
    )
  })

  it.each(['@', 'a.', '@a.', '-', ' ', '\n'])('may be 100 KB of %j', (unit) => {
    const text = unit.repeat(100_000 / unit.length)
    lookUp('')
    const start = performance.now()
    lookUp(text)
    expect(performance.now() - start).toBeLessThan(LONGEST)
  })
})
