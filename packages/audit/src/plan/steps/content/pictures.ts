import { draftsForLost } from '../../lost-points.ts'
import { defineStep } from '../../step.ts'

export const pictures = defineStep({
  kind: 'content/pictures',
  who: 'sender',
  minutes: 15,
  build: (context) => draftsForLost(context, 'alt-attribute'),

  text: {
    en: {
      title: 'Describe the pictures of the message',
      why: 'The test takes {points} of ten points off: pictures without a description (the “alt” attribute) are a mark of spam, and say nothing to readers who do not load pictures, or cannot see them.',
      how: 'Give each picture a short description in your mail program or template; for one that is only decoration, an empty one: alt="".',
    },
    fr: {
      title: 'Décrire les images du message',
      why: 'Le test retire {points} des 10 points : des images sans description (attribut « alt ») sont une marque de courrier indésirable, et ne disent rien aux lecteurs qui ne chargent pas les images ou ne peuvent pas les voir.',
      how: 'Donnez à chaque image une courte description dans votre logiciel ou votre modèle ; à une image purement décorative, une description vide : alt="".',
    },
  },
})
