import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { firstFew } from '../../first-few.ts'
import { disguisedWords } from '../../scripts.ts'

export const lookAlikeLetters = defineContentCheck({
  id: 'subject/look-alike-letters',
  severity: 'high',
  reference: { url: 'https://www.unicode.org/reports/tr39/', date: '2026-11-22' },
  needs: ['subject'],

  evaluate({ subject }) {
    if (subject === null || subject.trim() === '') return notApplicable // subject/missing speaks for this case
    const words = disguisedWords(subject.slice(0, 1_000))
    return words.length > 0 ? fail({ words: firstFew(words) }) : pass
  },

  text: {
    en: {
      title: 'No word of the subject mixes alphabets',
      failure:
        'Words of the subject mix letters of several alphabets that look the same, or use mathematical signs as letters: {words}. That is how spam hides words from filters, which mark it down heavily; screen readers cannot read such words.',
      advice:
        'Type these words again on your keyboard. Decorated letters from a “font generator” are the usual reason.',
    },
    fr: {
      title: 'Aucun mot de l’objet ne mélange les alphabets',
      failure:
        'Des mots de l’objet mêlent des lettres de plusieurs alphabets qui se ressemblent, ou emploient des signes mathématiques comme lettres : {words}. C’est ainsi que les spams cachent des mots aux filtres, qui le sanctionnent lourdement ; les lecteurs d’écran ne peuvent pas lire ces mots.',
      advice:
        'Retapez ces mots au clavier. La cause habituelle : des lettres décorées venant d’un « générateur de polices ».',
    },
  },
})
