import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { firstFew } from '../../first-few.ts'
import { domainOf } from '../../addresses.ts'

export const fromWithoutAddress = defineContentCheck({
  id: 'headers/from-without-address',
  severity: 'critical',
  reference: { rfc: 5322, section: '3.4' },
  needs: ['mailboxes'],

  evaluate({ mailboxes }) {
    const { from } = mailboxes
    if (from === null) return notApplicable // headers/from-missing speaks for this case
    const bad = from.filter(({ address }) => !domainOf(address)?.includes('.'))
    if (from.length > 0 && bad.length === 0) return pass
    return fail({ shown: firstFew(bad.map(({ name, address }) => (address === '' ? name : address))) })
  },

  text: {
    en: {
      title: 'The sender’s address is complete',
      failure:
        'The From field (the sender) holds no complete address: “{shown}”. Nobody can answer, the sender cannot be proved, and Gmail refuses such mail.',
      advice:
        'Enter a whole address as the sender, such as bookings@example.org, in your sending software. On a web server, the default is often “www-data@localhost”: replace it.',
    },
    fr: {
      title: 'L’adresse d’expédition est complète',
      failure:
        'Le champ « From » (l’expéditeur) ne contient pas d’adresse complète : « {shown} ». Personne ne peut répondre, l’expéditeur ne peut pas être vérifié, et Gmail refuse ces messages.',
      advice:
        'Indiquez une adresse entière comme expéditeur, par exemple reservations@example.org, dans votre logiciel d’envoi. Sur un serveur web, l’adresse par défaut est souvent « www-data@localhost » : remplacez-la.',
    },
  },
})
