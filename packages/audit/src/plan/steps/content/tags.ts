import { draftsForLost } from '../../lost-points.ts'
import { defineStep } from '../../step.ts'

export const tags = defineStep({
  kind: 'content/tags',
  who: 'sender',
  minutes: 15,
  build: (context) => draftsForLost(context, 'forbidden-tags'),

  text: {
    en: {
      title: 'Take scripts and embedded parts out of the message',
      why: 'The test takes {points} of ten points off: mailbox providers remove forms, scripts, frames and embedded objects from messages, and distrust those that bear them.',
      how: 'Take them out of the message or the template: a link to a page of yours does the same.',
    },
    fr: {
      title: 'Retirer du message scripts et éléments embarqués',
      why: 'Le test retire {points} des 10 points : les messageries suppriment formulaires, scripts, cadres et objets embarqués, et se méfient des messages qui en portent.',
      how: 'Retirez-les du message ou du modèle : un lien vers une de vos pages rend le même service.',
    },
  },
})
