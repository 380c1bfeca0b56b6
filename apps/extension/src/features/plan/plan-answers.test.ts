import { describe, expect, it } from 'vitest'
import { addAnswers, requestOf, selectorIn } from './plan-answers.ts'

describe('what the user has told', () => {
  it('adds up over several questions', () => {
    const first = addAnswers({}, { unusedTerms: ['include:a.example'] })
    expect(requestOf(addAnswers(first, { dnsHost: 'ovh', reportAddress: 'dmarc@example.org' }))).toEqual({
      dnsHost: 'ovh',
      wishes: { unusedTerms: ['include:a.example'], reportAddress: 'dmarc@example.org' },
    })
  })

  it('can be taken back: a service is used or it is not', () => {
    const first = addAnswers({}, { unusedTerms: ['include:a.example'] })
    expect(requestOf(addAnswers(first, { usedTerms: ['include:a.example'] }))).toEqual({
      wishes: { usedTerms: ['include:a.example'] },
    })
  })

  it('has one key per selector, the one pasted last', () => {
    const first = addAnswers({}, { keys: [{ selector: 's1', value: 'cut off' }] })
    expect(requestOf(addAnswers(first, { keys: [{ selector: 's1', value: 'whole' }] }))).toEqual({
      keys: [{ selector: 's1', value: 'whole' }],
    })
  })

  it('asks for nothing where nothing was told', () => {
    expect(requestOf({})).toEqual({})
  })
})

it.each([
  ['s1', 's1'],
  [' s1._domainkey ', 's1'],
  ['s1._domainkey.example.org.', 's1'],
  ['20261122.key._domainkey.example.org', '20261122.key'],
])('a console shows “%s” where the selector is “%s”', (shown, selector) => {
  expect(selectorIn(shown)).toBe(selector)
})
