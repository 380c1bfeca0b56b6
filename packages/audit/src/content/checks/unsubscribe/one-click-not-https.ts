import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

const HTTP = /<\s*http:\/\/[^<>]+>/i

export const oneClickNotHttps = defineContentCheck({
  id: 'unsubscribe/one-click-not-https',
  severity: 'medium',
  reference: { rfc: 8058, section: '3.1' },
  needs: ['unsubscribe', 'isBulk'],

  evaluate({ unsubscribe, isBulk }) {
    const { field, https, mailto } = unsubscribe
    if (!isBulk || field === null) return notApplicable
    if (https.length > 0) return pass
    // Nothing that can be read: unsubscribe/unreadable speaks for this case.
    return mailto.length > 0 || HTTP.test(field) ? fail({ field: field.slice(0, 200) }) : notApplicable
  },

  text: {
    en: {
      title: 'The way to unsubscribe is a secure web address',
      failure:
        'The List-Unsubscribe field names no https address: “{field}”. With an e-mail address or plain http alone, one click cannot be enough, though Gmail and Yahoo require that of those who send a lot.',
      advice: 'Add an https address that unsubscribes at once, and keep the e-mail address beside it.',
    },
    fr: {
      title: 'Le désabonnement passe par une adresse web sécurisée',
      failure:
        'Le champ « List-Unsubscribe » ne donne aucune adresse https : « {field} ». Avec une adresse e-mail ou du http simple, un clic ne peut pas suffire, alors que Gmail et Yahoo l’exigent de ceux qui envoient beaucoup.',
      advice: 'Ajoutez une adresse https qui désabonne aussitôt, et gardez l’adresse e-mail à côté.',
    },
  },
})
