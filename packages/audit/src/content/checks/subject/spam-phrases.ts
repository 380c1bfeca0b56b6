import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { firstFew } from '../../first-few.ts'
import { findSpamPhrases } from '@bienrecu/knowledge/spam-phrases'

export const spamPhrases = defineContentCheck({
  id: 'subject/spam-phrases',
  severity: 'medium',
  reference: { url: 'https://github.com/apache/spamassassin/blob/trunk/rules/20_phrases.cf', date: '2026-11-22' },
  needs: ['subject'],

  evaluate({ subject }) {
    if (subject === null || subject.trim() === '') return notApplicable // subject/missing speaks for this case
    const phrases = findSpamPhrases(subject.slice(0, 1_000)).map(({ phrase }) => phrase)
    return phrases.length > 0 ? fail({ phrases: firstFew(phrases) }) : pass
  },

  text: {
    en: {
      title: 'The subject uses no phrases that are typical of spam',
      failure:
        'The subject contains what filters know from spam: “{phrases}”. They are weighed with all the rest; in the subject they weigh most.',
      advice: 'Say the same in your own, concrete words: what it is about, for whom, and when.',
    },
    fr: {
      title: 'L’objet n’emploie pas de formules typiques du spam',
      failure:
        'L’objet contient des formules que les filtres connaissent par les spams : « {phrases} ». Elles sont pesées avec tout le reste ; c’est dans l’objet qu’elles pèsent le plus.',
      advice: 'Dites la même chose avec vos propres mots, de façon concrète : de quoi il s’agit, pour qui, et quand.',
    },
  },
})
