import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

const REPLY = /^\s*\p{L}{2,4}\s*:/u
/** As SpamAssassin’s SUBJ_ALL_CAPS: short ones and single words may be names. */
const CAPITALS = /\p{Lu}(?:\P{Lu}*\p{Lu}){9}/u

export const allCapitals = defineContentCheck({
  id: 'subject/all-capitals',
  severity: 'low',
  reference: { url: 'https://github.com/apache/spamassassin/blob/trunk/rules/20_head_tests.cf', date: '2026-11-22' },
  needs: ['subject'],

  evaluate({ subject }) {
    if (subject === null || subject.trim() === '') return notApplicable // subject/missing speaks for this case
    const words = subject.replace(REPLY, '').match(/[\p{L}\p{M}]+/gu) ?? []
    const letters = words.join('')
    const isShouted = words.length > 1 && CAPITALS.test(letters) && !/\p{Ll}/u.test(letters)
    return isShouted ? fail() : pass
  },

  text: {
    en: {
      title: 'The subject is not all in capitals',
      failure:
        'The subject is written in capitals from end to end. It reads like shouting, and filters take it for a sign of spam.',
      advice: 'Write the subject as an ordinary sentence, with capitals only where they belong.',
    },
    fr: {
      title: 'L’objet n’est pas tout en majuscules',
      failure:
        'L’objet est entièrement en majuscules. Cela donne l’impression de crier, et les filtres y voient un signe de spam.',
      advice: 'Écrivez l’objet comme une phrase ordinaire, avec des majuscules seulement là où il en faut.',
    },
  },
})
