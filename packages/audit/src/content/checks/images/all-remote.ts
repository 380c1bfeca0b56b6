import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

export const allRemote = defineContentCheck({
  id: 'images/all-remote',
  severity: 'info',
  reference: { url: 'https://support.google.com/mail/answer/145919', date: '2026-11-22' },
  needs: ['html'],

  evaluate({ html }) {
    const pictures = html?.images.filter(({ isTracker }) => !isTracker) ?? []
    if (pictures.length === 0) return notApplicable
    return pictures.some(({ isEmbedded }) => isEmbedded) ? pass : fail({ count: pictures.length })
  },

  text: {
    en: {
      title: 'At least one picture travels with the message',
      failure:
        'All pictures ({count}) are loaded from the web. Many programs show them only when the reader asks for it, so nothing important should stand in them alone.',
      advice: 'That is the usual way, and no fault: look at the message once with pictures switched off.',
    },
    fr: {
      title: 'Au moins une image voyage avec le message',
      failure:
        'Toutes les images ({count}) sont chargées depuis le web. Beaucoup de logiciels ne les affichent qu’à la demande : rien d’important ne doit s’y trouver seul.',
      advice:
        'C’est la façon habituelle, et ce n’est pas une faute : regardez une fois le message avec les images désactivées.',
    },
  },
})
