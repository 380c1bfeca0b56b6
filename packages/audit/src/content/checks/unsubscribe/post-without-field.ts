import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

export const postWithoutField = defineContentCheck({
  id: 'unsubscribe/post-without-field',
  severity: 'medium',
  reference: { rfc: 8058, section: '3.1' },
  needs: ['unsubscribe'],

  evaluate({ unsubscribe }) {
    if (unsubscribe.post === null) return notApplicable
    return unsubscribe.field === null ? fail() : pass
  },

  text: {
    en: {
      title: 'One-click unsubscription names where to',
      failure:
        'The message announces one-click unsubscription (List-Unsubscribe-Post), but no List-Unsubscribe field says where: mailboxes can do nothing.',
      advice:
        'Add “List-Unsubscribe: <https://…>” with the address that unsubscribes this reader, or remove List-Unsubscribe-Post.',
    },
    fr: {
      title: 'Le désabonnement en un clic dit où s’adresser',
      failure:
        'Le message annonce le désabonnement en un clic (« List-Unsubscribe-Post »), mais aucun champ « List-Unsubscribe » ne dit où : les messageries ne peuvent rien faire.',
      advice:
        'Ajoutez « List-Unsubscribe: <https://…> » avec l’adresse qui désabonne ce lecteur, ou retirez « List-Unsubscribe-Post ».',
    },
  },
})
