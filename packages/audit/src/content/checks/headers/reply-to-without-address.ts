import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { firstFew } from '../../first-few.ts'
import { domainOf } from '../../addresses.ts'

export const replyToWithoutAddress = defineContentCheck({
  id: 'headers/reply-to-without-address',
  severity: 'medium',
  reference: { rfc: 5322, section: '3.6.2' },
  needs: ['mailboxes'],

  evaluate({ mailboxes }) {
    const { replyTo } = mailboxes
    if (replyTo === null) return notApplicable
    const bad = replyTo.filter(({ address }) => domainOf(address) === null)
    if (replyTo.length > 0 && bad.length === 0) return pass
    return fail({ shown: firstFew(bad.map(({ name, address }) => (address === '' ? name : address))) })
  },

  text: {
    en: {
      title: 'The address for answers is complete',
      failure:
        'The Reply-To field (where answers go) holds no complete address: “{shown}”. Whoever answers gets an error, or writes into the void.',
      advice:
        'Enter a whole address for answers in your sending software, or leave that setting empty: answers then go to the sender.',
    },
    fr: {
      title: 'L’adresse de réponse est complète',
      failure:
        'Le champ « Reply-To » (adresse de réponse) ne contient pas d’adresse complète : « {shown} ». Celui qui répond reçoit une erreur, ou écrit dans le vide.',
      advice:
        'Indiquez une adresse de réponse entière dans votre logiciel d’envoi, ou laissez ce réglage vide : les réponses vont alors à l’expéditeur.',
    },
  },
})
