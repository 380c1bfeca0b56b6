import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

export const oneClickMissing = defineContentCheck({
  id: 'unsubscribe/one-click-missing',
  severity: 'medium',
  reference: { rfc: 8058, section: '3.1' },
  needs: ['unsubscribe', 'isBulk'],

  evaluate({ unsubscribe, isBulk }) {
    if (!isBulk || unsubscribe.https.length === 0) return notApplicable
    return unsubscribe.post === null ? fail() : pass
  },

  text: {
    en: {
      title: 'One click is enough to unsubscribe',
      failure:
        'The message gives a web address to unsubscribe, but does not say that one click is enough (List-Unsubscribe-Post is missing). Gmail and Yahoo require one-click unsubscription of those who send a lot.',
      advice:
        'Add “List-Unsubscribe-Post: List-Unsubscribe=One-Click”, and let the web address unsubscribe at once on a POST request, without asking again. Mailing services have a setting for it.',
    },
    fr: {
      title: 'Un clic suffit pour se désabonner',
      failure:
        'Le message donne une adresse web de désabonnement, mais ne dit pas qu’un clic suffit (« List-Unsubscribe-Post » manque). Gmail et Yahoo exigent le désabonnement en un clic de ceux qui envoient beaucoup.',
      advice:
        'Ajoutez « List-Unsubscribe-Post: List-Unsubscribe=One-Click », et faites que l’adresse web désabonne aussitôt sur une requête POST, sans rien redemander. Les services d’envoi ont un réglage pour cela.',
    },
  },
})
