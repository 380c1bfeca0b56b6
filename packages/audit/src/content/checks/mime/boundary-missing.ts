import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { hasProblem } from '../../source-problems.ts'

export const boundaryMissing = defineContentCheck({
  id: 'mime/boundary-missing',
  severity: 'high',
  reference: { rfc: 2046, section: '5.1.1' },
  needs: ['source'],

  evaluate({ source }) {
    return hasProblem(source, 'boundary-missing') ? fail() : pass
  },

  text: {
    en: {
      title: 'The parts of the message can be told apart',
      failure:
        'The message says that it has several parts, but the line that separates them (boundary) is missing or was never announced. Readers see source code or nothing, and filters refuse to guess.',
      advice:
        'Report it to the maker of your sending software. Let a mail library build the message rather than putting it together by hand, and check that nothing changes it on the way.',
    },
    fr: {
      title: 'Les parties du message se distinguent',
      failure:
        'Le message annonce plusieurs parties, mais la ligne qui les sépare (« boundary ») manque, ou n’a jamais été annoncée. Le lecteur voit du code source ou rien, et les filtres ne cherchent pas à deviner.',
      advice:
        'Signalez-le à l’éditeur de votre logiciel d’envoi. Faites construire le message par une bibliothèque d’envoi plutôt qu’à la main, et vérifiez que rien ne le modifie en chemin.',
    },
  },
})
