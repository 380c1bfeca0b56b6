import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { megabytes } from '../../megabytes.ts'

/** Octets: two thirds of what Postfix takes where nothing else is set, once they are encoded. */
const LIMIT = 5_000_000
const TOLD_BY_SIZE = 10_240_000

export const large = defineContentCheck({
  id: 'attachments/large',
  severity: 'info',
  reference: { url: 'https://www.postfix.org/postconf.5.html#message_size_limit', date: '2026-11-22' },
  needs: ['attachments', 'source'],

  evaluate({ attachments, source }) {
    if (attachments.length === 0) return notApplicable
    if (source.size > TOLD_BY_SIZE) return notApplicable // size/large and size/too-large speak for this case
    const size = attachments.reduce((sum, attachment) => sum + attachment.size, 0)
    return size > LIMIT ? fail({ size: megabytes(size) }) : pass
  },

  text: {
    en: {
      title: 'The attachments are light',
      failure:
        'The attachments weigh {size} MB together. They grow by a third in the message, come near to what some servers accept, and are slow to load on a telephone.',
      advice: 'Make the pictures smaller before you attach them; a PDF “for the screen” is enough.',
    },
    fr: {
      title: 'Les pièces jointes sont légères',
      failure:
        'Les pièces jointes pèsent {size} Mo en tout. Elles grossissent d’un tiers dans le message, approchent de ce que certains serveurs acceptent, et sont longues à charger sur un téléphone.',
      advice: 'Réduisez les images avant de les joindre ; un PDF « pour l’écran » suffit.',
    },
  },
})
