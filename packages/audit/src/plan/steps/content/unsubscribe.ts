import { draftsForLost } from '../../lost-points.ts'
import { defineStep } from '../../step.ts'

export const unsubscribe = defineStep({
  kind: 'content/unsubscribe',
  who: 'sender',
  minutes: 15,
  build: (context) => draftsForLost(context, 'list-unsubscribe'),

  text: {
    en: {
      title: 'Let readers unsubscribe in one click',
      why: 'The test takes {points} of ten points off: who sends to many has to give the header List-Unsubscribe; Gmail and Yahoo require it with one click (RFC 8058). Who finds no way out reports the message as spam.',
      how: 'Switch it on in your mailing service (List-Unsubscribe, with List-Unsubscribe-Post). A message to one person does not need it.',
    },
    fr: {
      title: 'Permettre de se désabonner en un clic',
      why: 'Le test retire {points} des 10 points : qui écrit à beaucoup de monde doit fournir l’en-tête List-Unsubscribe ; Gmail et Yahoo l’exigent en un clic (RFC 8058). Faute de sortie, on signale le message comme indésirable.',
      how: 'Activez-le dans votre service d’envoi (List-Unsubscribe, avec List-Unsubscribe-Post). Un message adressé à une seule personne n’en a pas besoin.',
    },
  },
})
