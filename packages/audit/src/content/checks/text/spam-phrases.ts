import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { findSpamPhrases } from '@bienrecu/knowledge/spam-phrases'

const SHOWN = 8
/** One or two may stand in any honest message. */
const MANY = 3

export const spamPhrases = defineContentCheck({
  id: 'text/spam-phrases',
  severity: 'low',
  reference: { url: 'https://github.com/apache/spamassassin/blob/trunk/rules/20_phrases.cf', date: '2026-11-22' },
  needs: ['text', 'html'],

  evaluate({ text, html }) {
    if (!text && !html) return notApplicable
    const found = findSpamPhrases(`${html?.text ?? ''}\n\n${text?.text ?? ''}`).map(({ phrase }) => phrase)
    if (found.length === 0) return pass
    return fail({ phrases: found.slice(0, SHOWN), count: found.length }, found.length >= MANY ? 'medium' : null)
  },

  text: {
    en: {
      title: 'The text uses no phrases that are typical of spam',
      failure:
        'The text contains phrases that filters know from spam: {phrases}. A phrase alone condemns no message; together with other signs it weighs.',
      advice: 'Say the same in the words you would use on the telephone: what it is, for whom, at what price.',
    },
    fr: {
      title: 'Le texte n’emploie pas de formules typiques du spam',
      failure:
        'Le texte contient des formules que les filtres connaissent par les spams : {phrases}. Une formule seule ne condamne aucun message ; avec d’autres signes, elle pèse.',
      advice: 'Dites la même chose comme au téléphone : ce que c’est, pour qui, à quel prix.',
    },
  },
})
