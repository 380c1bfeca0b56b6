import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

const LEAST_HTML = 20

export const emptyTextPart = defineContentCheck({
  id: 'text/empty-text-part',
  severity: 'medium',
  reference: { url: 'https://github.com/apache/spamassassin/blob/trunk/rules/20_body_tests.cf', date: '2026-11-22' },
  needs: ['text', 'html'],

  evaluate({ text, html }) {
    if (!text || !html || html.textLength < LEAST_HTML) return notApplicable
    return text.text.trim() === '' ? fail() : pass
  },

  text: {
    en: {
      title: 'The text part is not empty',
      failure:
        'The message has a part in plain text, but it is empty, while the HTML part is not. Filters notice the difference, and who reads mail as text sees nothing.',
      advice: 'Have your software write the same words into the text part, or leave that part out.',
    },
    fr: {
      title: 'La partie en texte n’est pas vide',
      failure:
        'Le message a une partie en texte brut, mais elle est vide, alors que la partie HTML ne l’est pas. Les filtres voient la différence, et qui lit ses messages en texte n’y trouve rien.',
      advice: 'Faites écrire le même texte dans cette partie par votre logiciel, ou retirez-la.',
    },
  },
})
