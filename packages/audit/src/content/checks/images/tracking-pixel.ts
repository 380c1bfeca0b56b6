import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

export const trackingPixel = defineContentCheck({
  id: 'images/tracking-pixel',
  severity: 'info',
  reference: { url: 'https://www.cnil.fr/fr/cookies-et-autres-traceurs', date: '2026-11-22' },
  needs: ['html'],

  evaluate({ html }) {
    if (!html) return notApplicable
    const trackers = html.images.filter(({ isTracker, isEmbedded }) => isTracker && !isEmbedded)
    return trackers.length > 0 ? fail({ count: trackers.length }) : pass
  },

  text: {
    en: {
      title: 'No invisible picture can tell that the message was opened',
      failure:
        'Invisible pictures, of the kind that tells the sender when the message is opened: {count}. Apple Mail often loads them by itself, so they say little; European law asks for consent in many cases.',
      advice: 'Switch “open tracking” off in your sending service, unless you need it.',
    },
    fr: {
      title: 'Aucune image invisible ne peut signaler l’ouverture du message',
      failure:
        'Images invisibles, du genre de celles qui signalent l’ouverture à l’expéditeur : {count}. Apple Mail les charge souvent de lui-même, elles ne disent donc pas grand-chose ; le droit européen exige souvent un consentement.',
      advice: 'Désactivez le « suivi des ouvertures » de votre service d’envoi si vous n’en avez pas besoin.',
    },
  },
})
