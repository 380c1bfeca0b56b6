import { describe, expect, it } from 'vitest'
import { providerOfSelector, selectorsToTry } from './dkim-selectors.ts'

const names = (providerIds: readonly string[]) => selectorsToTry(providerIds).map(({ selector }) => selector)

describe('selectors to try', () => {
  it('begin with those of the provider that is suspected', () => {
    expect(names(['gandi']).slice(0, 3)).toEqual(['gm1', 'gm2', 'gm3'])
  })

  it('bring the long tail of a provider only when it is suspected', () => {
    expect(names(['postmark'])).toContain('pm')
    expect(names([])).not.toContain('pm')
  })

  it('bring generic names when nobody is suspected', () => {
    expect(names([])).toContain('mail1')
    expect(names(['gandi'])).not.toContain('mail1')
  })

  it('name each selector once, those always tried among them', () => {
    const all = names(['mailgun', 'mandrill', 'brevo', 'sendgrid'])
    expect(all).toEqual([...new Set(all)])
    expect(all).toEqual(expect.arrayContaining(['google', 'selector1', 'default', 'k1']))
  })

  it('say what confirms the provider', () => {
    expect(selectorsToTry([]).find(({ selector }) => selector === 'gm1')).toEqual({
      selector: 'gm1',
      recordType: 'CNAME',
      targetPattern: String.raw`\.gandimail\.net$`,
    })
  })
})

describe('whose selector it is', () => {
  it('is certain only where the alias leads to the provider', () => {
    expect(providerOfSelector('gm1')).toEqual({ providers: ['gandi'], isCertain: false })
    expect(providerOfSelector('gm1', 'gm1.gandimail.net.')).toEqual({ providers: ['gandi'], isCertain: true })
    expect(providerOfSelector('gm1', 'gm1.example.org')).toEqual({ providers: ['gandi'], isCertain: false })
  })

  it('follows the form of selectors that carry a number', () => {
    expect(providerOfSelector('20240101123456pm')).toEqual({ providers: ['postmark'], isCertain: false })
  })

  it('is not known for a name of somebody’s own', () => {
    expect(providerOfSelector('isabelle')).toBeNull()
  })
})
