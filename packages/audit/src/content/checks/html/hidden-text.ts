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
      title: 'No text is hidden from the reader',
      failure:
        'Hidden from the reader: {hidden} characters, against {shown} that are seen. Senders of spam hide text to mislead filters, so filters count it.',
      advice:
        'Remove text without size, without display or in the colour of the ground. A line for the preview may stay.',
    },
    fr: {
      title: 'Aucun texte n’est caché au lecteur',
      failure:
        'Cachés au lecteur : {hidden} caractères, contre {shown} qu’il voit. Les spammeurs cachent du texte pour tromper les filtres, qui en tiennent donc compte.',
      advice:
        'Retirez les textes sans taille, non affichés ou de la couleur du fond. Une ligne pour l’aperçu peut rester.',
    },
  },
})
