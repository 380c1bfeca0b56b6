import { draftsForLost } from '../../lost-points.ts'
import { defineStep } from '../../step.ts'

export const shortLinks = defineStep({
  kind: 'content/short-links',
  who: 'sender',
  minutes: 15,
  build: (context) => draftsForLost(context, 'short-links'),

  text: {
    en: {
      title: 'Write links out in full',
      why: 'The test takes {points} of ten points off: shortened links hide where they lead, as those of swindlers do, and share their bad name.',
      how: 'Put the full address of your page in the place of each shortened link; links through your own domain are best.',
    },
    fr: {
      title: 'Écrire les liens en entier',
      why: 'Le test retire {points} des 10 points : les liens raccourcis cachent leur destination, comme ceux des escrocs, dont ils partagent la mauvaise réputation.',
      how: 'Remplacez chaque lien raccourci par l’adresse complète de votre page ; des liens sur votre propre domaine valent mieux.',
    },
  },
})
