import type { PlanAnswers } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { addAnswer, selectorIn } from './plan-answers.ts'

const NOTHING: PlanAnswers = {
  providers: [],
  dnsHost: null,
  keys: [],
  wishes: { unusedTerms: [], usedTerms: [], isFlattened: false, reportAddress: null },
}

describe('what the user has told', () => {
  it('adds up over several questions', () => {
    const first = addAnswer(NOTHING, { unusedTerm: 'include:a.example' })
    expect(addAnswer(addAnswer(first, { dnsHost: 'ovh' }), { reportAddress: 'dmarc@example.org' })).toEqual({
      ...NOTHING,
      dnsHost: 'ovh',
      wishes: { ...NOTHING.wishes, unusedTerms: ['include:a.example'], reportAddress: 'dmarc@example.org' },
    })
  })

  it('can be taken back: a service is used or it is not', () => {
    const first = addAnswer(NOTHING, { unusedTerm: 'include:a.example' })
    expect(addAnswer(first, { usedTerm: 'include:a.example' }).wishes).toMatchObject({
      usedTerms: ['include:a.example'],
      unusedTerms: [],
    })
  })

  it('has one key per selector, the one pasted last', () => {
    const first = addAnswer(NOTHING, { key: { selector: 's1', value: 'cut off' } })
    expect(addAnswer(first, { key: { selector: 's1', value: 'whole' } }).keys).toEqual([
      { selector: 's1', value: 'whole' },
    ])
  })

  it('names a mail service once', () => {
    expect(addAnswer(addAnswer(NOTHING, { provider: 'brevo' }), { provider: 'brevo' }).providers).toEqual(['brevo'])
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
