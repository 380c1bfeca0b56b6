import { draftsForLost } from '../../lost-points.ts'
import { defineStep } from '../../step.ts'

export const brokenLinks = defineStep({
  kind: 'content/broken-links',
  who: 'sender',
  minutes: 15,
  build: (context) => draftsForLost(context, 'broken-links'),

  text: {
    en: {
      title: 'Mend the links that lead nowhere',
      why: 'The test takes {points} of ten points off: a link that does not answer annoys readers, and filters follow links too.',
      how: 'Open each link of the message, mend or remove those that fail, and see that your site does not turn away automatic visitors.',
    },
    fr: {
      title: 'Réparer les liens qui ne mènent nulle part',
      why: 'Le test retire {points} des 10 points : un lien qui ne répond pas agace les lecteurs, et les filtres suivent aussi les liens.',
      how: 'Ouvrez chaque lien du message, réparez ou retirez ceux qui échouent, et vérifiez que votre site ne refuse pas les visites automatiques.',
    },
  },
})
