import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

/** Kilobytes, of all of them together. */
const LIMIT = 1_000

export const heavyEmbedded = defineContentCheck({
  id: 'images/heavy-embedded',
  severity: 'low',
  reference: { rfc: 2387, section: '1' },
  needs: ['attachments'],

  evaluate({ attachments }) {
    const pictures = attachments.filter(({ type, isInline }) => isInline && type.startsWith('image/'))
    if (pictures.length === 0) return notApplicable
    const size = Math.round(pictures.reduce((sum, one) => sum + one.size, 0) / 1_000)
    return size > LIMIT ? fail({ size, limit: LIMIT, count: pictures.length }) : pass
  },

  text: {
    en: {
      title: 'The pictures inside the message are light',
      failure:
        'The pictures inside the message ({count}) weigh {size} KB; more than {limit} KB is much for a telephone, and mail servers may refuse what is too big.',
      advice:
        'Make them smaller: no picture needs to be wider than 1200 pixels. A logo sometimes hides a photograph of several megabytes.',
    },
    fr: {
      title: 'Les images du message sont légères',
      failure:
        'Les images contenues dans le message ({count}) pèsent {size} Ko ; plus de {limit} Ko, c’est beaucoup pour un téléphone, et les serveurs peuvent refuser ce qui est trop gros.',
      advice:
        'Réduisez-les : aucune image n’a besoin de dépasser 1200 pixels de large. Un logo cache parfois une photo de plusieurs mégaoctets.',
    },
  },
})
