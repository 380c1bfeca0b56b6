import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

/** A hidden line for the preview of the mailbox is usual, and much shorter. */
const MOST_HIDDEN = 500
/** Percent of what the reader sees. */
const LIMIT = 25

export const hiddenText = defineContentCheck({
  id: 'html/hidden-text',
  severity: 'medium',
  reference: { url: 'https://github.com/apache/spamassassin/blob/trunk/rules/20_html_tests.cf', date: '2026-11-22' },
  needs: ['html'],

  evaluate({ html }) {
    if (!html) return notApplicable
    const { hiddenLength, textLength } = html
    const isMuch = hiddenLength > MOST_HIDDEN && hiddenLength * 100 > textLength * LIMIT
    return isMuch ? fail({ hidden: hiddenLength, shown: textLength }) : pass
  },

  text: {
    en: {
      title: 'Hardly any text is hidden from the reader',
      failure:
        'Hidden from the reader: {hidden} characters, against {shown} that are seen. Spammers hide text to mislead filters, so filters mark it down.',
      advice:
        'Remove text without size, without display or in the colour of the background. A line for the preview may stay.',
    },
    fr: {
      title: 'Presque aucun texte n’est caché au lecteur',
      failure:
        'Caractères cachés au lecteur : {hidden}, contre {shown} visibles. Les spammeurs cachent du texte pour tromper les filtres, qui en tiennent donc compte.',
      advice:
        'Retirez les textes sans taille, non affichés ou de la couleur du fond. Une ligne pour l’aperçu peut rester.',
    },
  },
})
