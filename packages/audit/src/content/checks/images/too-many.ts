import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

const LIMIT = 40

export const tooMany = defineContentCheck({
  id: 'images/too-many',
  severity: 'low',
  reference: { url: 'https://github.com/apache/spamassassin/blob/trunk/rules/20_html_tests.cf', date: '2026-11-22' },
  needs: ['html'],

  evaluate({ html }) {
    if (!html) return notApplicable
    return html.imageCount > LIMIT ? fail({ count: html.imageCount, limit: LIMIT }) : pass
  },

  text: {
    en: {
      title: 'The number of pictures is reasonable',
      failure:
        'The HTML has {count} pictures (more than {limit}). It opens slowly on a telephone, and the text counts for less.',
      advice: 'Keep the pictures that say something, and link to the others.',
    },
    fr: {
      title: 'Le nombre d’images reste raisonnable',
      failure:
        'Le HTML contient {count} images (plus de {limit}). Le message s’ouvre lentement sur un téléphone, et le texte compte d’autant moins.',
      advice: 'Gardez les images qui disent quelque chose, et renvoyez aux autres par un lien.',
    },
  },
})
