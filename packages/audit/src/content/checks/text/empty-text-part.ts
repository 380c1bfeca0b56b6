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
      title: 'The text version is not empty',
      failure:
        'The message has a plain text version, but it is empty, while the HTML version is not. Filters notice the difference, and those who read mail as text see nothing.',
      advice:
        'Have your sending software write the same words into the text version; most make it from the HTML by themselves.',
    },
    fr: {
      title: 'La version texte n’est pas vide',
      failure:
        'Le message a une version en texte simple, mais elle est vide, alors que la version HTML ne l’est pas. Les filtres voient la différence, et qui lit ses messages en texte n’y trouve rien.',
      advice:
        'Faites écrire le même texte dans cette version par votre logiciel d’envoi ; la plupart la tirent d’eux-mêmes du HTML.',
    },
  },
})
