import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import data from './data/spam-phrases.json' with { type: 'json' }
import { findSpamPhrases } from './spam-phrases.ts'

const found = (text: string): string[] => findSpamPhrases(text).map(({ phrase }) => phrase)

describe('phrases of spam', () => {
  it('are found whatever the case, the accents, the spaces and the punctuation', () => {
    expect(found('VOUS AVEZ  GAGNE !!!')).toEqual(['vous avez gagné'])
    expect(found("Il est temps de gagner de l\u2019argent, ou de gagner de l'argent")).toEqual(['gagner de l’argent'])
    expect(found('100% GUARANTEED. Act\nnow.')).toEqual(['100% guaranteed', 'act now!'])
    expect(found('Un essai 100\u00a0% gratuit')).toEqual(['100 % gratuit'])
  })

  it('are found with accents that are written as marks of their own', () => {
    expect(found('vous avez gagne\u0301')).toEqual(['vous avez gagné'])
  })

  it('carry their language', () => {
    expect(findSpamPhrases('Dear friend, argent facile')).toEqual([
      { phrase: 'dear friend', locale: 'en' },
      { phrase: 'argent facile', locale: 'fr' },
    ])
  })

  it('are told once, in the order of the text', () => {
    expect(found('argent facile, dear friend, argent facile')).toEqual(['argent facile', 'dear friend'])
  })

  it('are whole words only', () => {
    expect(found('Notre agent facilement joignable; actnow; subact now-here')).toEqual([])
  })

  it.each([
    'Bonjour, voici votre devis et la facture du mois. Cordialement.',
    'Veuillez trouver ci-joint la facture n° 2026-118, à régler sous 30 jours. Le devis est gratuit et sans engagement.',
    'Dear Mrs Martin, please find your quote attached. Delivery is free; call me now if anything is missing.',
    'Votre rendez-vous est confirmé. Pour l’annuler, cliquez ici. Offre valable jusqu’au 30 juin.',
    'Your invoice is due. Click here to see it, or unsubscribe. Money transfer to the account below, no obligation.',
    'Crédit d’impôt, garantie décennale, promotion sur les chaudières, paiement sécurisé par carte bancaire.',
  ])('are not in ordinary business mail: %s', (text) => {
    expect(found(text)).toEqual([])
  })

  it('stand in the list once, each of several words or at least five letters', () => {
    const all = data.groups.flatMap(({ phrases }) => phrases)
    expect(all).toEqual([...new Set(all)])
    for (const phrase of all) expect(found(phrase)).toContain(phrase)
  })

  it('are searched for in time that grows with the text alone', () => {
    const start = performance.now()
    for (const text of ['vous avez '.repeat(10_000), 'a'.repeat(100_000), '\u0301'.repeat(100_000)]) found(text)
    expect(performance.now() - start).toBeLessThan(3_000)
  })

  it('are searched for in any text without a fault', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(findSpamPhrases(text))))
  })
})
