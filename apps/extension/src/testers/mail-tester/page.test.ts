// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { openFixture, openPage } from '../fixtures/open-fixture.ts'
import { readAddress, readPage } from './page.ts'

const HOME = { href: 'https://www.mail-tester.com/' }
const RESULT = { href: 'https://www.mail-tester.com/test-2x9vpi14q&reloaded=1' }

const fieldOf = (document: Document): HTMLInputElement => {
  const field = document.querySelector<HTMLInputElement>('input#email')
  if (!field) throw new Error('the fixture has no field')
  return field
}

describe('the home page', () => {
  it('shows no address before its script has made one: placeholder text is none', () => {
    expect(readPage(openFixture('home.html'), HOME)).toEqual({ kind: 'home', address: null })
  })

  it('shows the address its script has put into the field, which no attribute tells', () => {
    const document = openFixture('home.html')
    fieldOf(document).value = 'test-8kilyl428@srv1.mail-tester.com'
    expect(fieldOf(document).getAttribute('value')).toBe('a mail-tester email address')
    expect(readPage(document, HOME)).toEqual({ kind: 'home', address: 'test-8kilyl428@srv1.mail-tester.com' })
  })

  it('is read at the moment of asking: the field can be edited', () => {
    const document = openFixture('home.html')
    fieldOf(document).value = 'test-8kilyl428@srv1.mail-tester.com'
    fieldOf(document).value = 'example-2@mail-tester.com'
    expect(readAddress(document)).toBe('example-2@mail-tester.com')
    fieldOf(document).value = 'isabelle@example.org'
    expect(readAddress(document)).toBeNull()
  })

  it.each([
    ['home-2018.html', 'web-VWu10k@mail-tester.com'],
    ['home-guess-no-input.html', 'test-8kilyl428@srv1.mail-tester.com'],
  ])('is understood in the form of %s', (name, address) => {
    expect(readPage(openFixture(name), HOME)).toEqual({ kind: 'home', address })
  })

  it('is recognised by the address in its field, whatever its body is called', () => {
    const document = openFixture('home-guess-other-body.html')
    expect(readPage(document, HOME)).toEqual({ kind: 'unknown', expected: 'home' })
    fieldOf(document).value = 'test-8kilyl428@srv1.mail-tester.com'
    expect(readPage(document, HOME)).toEqual({ kind: 'home', address: 'test-8kilyl428@srv1.mail-tester.com' })
  })

  it('of a white label shows its address once its mail host has been named', () => {
    const document = openFixture('home.html')
    fieldOf(document).value = 'example-1@mt.example.org'
    expect(readAddress(document)).toBeNull()
    expect(readAddress(document, ['mail-tester.com', 'mt.example.org'])).toBe('example-1@mt.example.org')
  })
})

describe('the pages of a result', () => {
  it.each([
    ['waiting.html', { kind: 'waiting', id: 'test-2x9vpi14q', address: 'test-2x9vpi14q@srv1.mail-tester.com' }],
    ['not-found.html', { kind: 'not-found', id: 'test-2x9vpi14q' }],
    ['payment.html', { kind: 'payment' }],
    ['result-perfect.html', { kind: 'result', id: 'test-2x9vpi14q' }],
    ['result-french-guess-words.html', { kind: 'result', id: 'test-2x9vpi14q' }],
  ])('%s is told by its body, not by its words', (name, page) => {
    expect(readPage(openFixture(name), RESULT)).toEqual(page)
  })

  it('say so when they are not understood', () => {
    expect(readPage(openFixture('unknown-guess-limit-reached.html'), RESULT)).toEqual({
      kind: 'unknown',
      expected: 'result',
    })
  })
})

describe('other pages of the site', () => {
  it.each(['https://www.mail-tester.com/faq', 'https://www.mail-tester.com/terms-of-service'])(
    'such as %s are nothing we expected something of, and an address of contact is no test address',
    (href) => {
      expect(readPage(openFixture('unknown-faq.html'), { href })).toEqual({ kind: 'unknown', expected: null })
    },
  )

  it('without a body, or without anything, are no error', () => {
    expect(readPage(openPage(''), HOME)).toEqual({ kind: 'unknown', expected: 'home' })
    expect(readPage(new Document(), { href: 'about:blank' })).toEqual({ kind: 'unknown', expected: null })
  })
})
