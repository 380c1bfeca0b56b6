import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

export const noVisibleLink = defineContentCheck({
  id: 'unsubscribe/no-visible-link',
  severity: 'medium',
  reference: { url: 'https://support.google.com/a/answer/81126', date: '2026-11-22' },
  needs: ['unsubscribe', 'isBulk'],

  evaluate({ unsubscribe, isBulk }) {
    if (!isBulk) return notApplicable
    return unsubscribe.visibleLink === null ? fail() : pass
  },

  text: {
    en: {
      title: 'Readers find a link to unsubscribe',
      failure:
        'The message looks like bulk mail, but we found no link to unsubscribe in its text. Gmail requires a visible one of those who send a lot, and so does the law in Europe for advertising; without it, some readers press “spam”.',
      advice: 'Put a clear link at the end of the message, such as “Unsubscribe”, as text and not only as a picture.',
    },
    fr: {
      title: 'Le lecteur trouve un lien de désabonnement',
      failure:
        'Le message ressemble à un envoi en nombre, mais nous n’avons pas trouvé de lien de désabonnement dans son texte. Gmail exige un lien visible de ceux qui envoient beaucoup, et la loi en Europe aussi pour la publicité ; sans lui, certains lecteurs cliquent sur « spam ».',
      advice:
        'Mettez un lien clair à la fin du message, par exemple « Se désabonner », en texte et pas seulement en image.',
    },
  },
})
