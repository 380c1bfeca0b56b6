import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

/** A forgotten end of a paragraph troubles nobody. */
const LIMIT = 3

export const brokenMarkup = defineContentCheck({
  id: 'html/broken-markup',
  severity: 'low',
  reference: { url: 'https://github.com/apache/spamassassin/blob/trunk/rules/20_html_tests.cf', date: '2026-11-22' },
  needs: ['html'],

  evaluate({ html }) {
    if (!html) return notApplicable
    return html.unbalancedTags > LIMIT ? fail({ count: html.unbalancedTags }) : pass
  },

  text: {
    en: {
      title: 'The HTML is well formed',
      failure:
        'Elements that are opened and not closed, or closed and not opened: {count}. Each mail program guesses in its own way, and such HTML is frequent in spam.',
      advice: 'Let your editor check the HTML, or begin again from a sound template.',
    },
    fr: {
      title: 'Le HTML est bien formé',
      failure:
        'Éléments ouverts et jamais fermés, ou l’inverse : {count}. Chaque logiciel de messagerie devine à sa façon, et un tel HTML est fréquent dans les spams.',
      advice: 'Faites vérifier le HTML par votre éditeur, ou repartez d’un modèle sain.',
    },
  },
})
