import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

const LIMIT = 5
/** Below this size nobody minds: the frame of any HTML weighs a few thousand octets. */
const LEAST_SIZE = 10_000

export const littleText = defineContentCheck({
  id: 'text/little-text',
  severity: 'low',
  reference: { url: 'https://www.mail-tester.com/dbug-example', date: '2026-11-22' },
  needs: ['html'],

  evaluate({ html }) {
    if (!html || html.size < LEAST_SIZE || html.textLength === 0) return notApplicable // images/image-only speaks for the last
    const percent = Math.round((html.textLength / html.size) * 1_000) / 10
    return percent < LIMIT ? fail({ percent, limit: LIMIT, size: Math.round(html.size / 1_000) }) : pass
  },

  text: {
    en: {
      title: 'The HTML holds enough text',
      failure:
        'Of {size} KB of HTML, only {percent} % is text that a reader sees; {limit} % or more is usual. Filters distrust much code around little text.',
      advice:
        'Remove what the reader never sees: unused styles, code copied from a word processor or a web page; or write a little more.',
    },
    fr: {
      title: 'Le HTML contient assez de texte',
      failure:
        'Sur {size} Ko de HTML, seuls {percent} % sont du texte visible ; l’usage est d’au moins {limit} %. Beaucoup de code autour de peu de texte : les filtres s’en méfient.',
      advice:
        'Retirez ce que personne ne voit : styles inutilisés, code collé depuis un traitement de texte ou une page web ; ou écrivez un peu plus.',
    },
  },
})
