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
        'The message says that it has several parts, but the line that separates them (boundary) is missing or was never announced. Readers may see source code or nothing, and filters do not try to guess.',
      advice:
        'Report it to the maker of your sending software: a mail library should build the message, and nothing may change it on the way.',
    },
    fr: {
      title: 'Les parties du message se distinguent les unes des autres',
      failure:
        'Le message annonce plusieurs parties, mais la ligne qui les sépare (« boundary ») manque, ou n’a jamais été annoncée. Le lecteur risque de voir du code source, ou rien, et les filtres ne cherchent pas à deviner.',
      advice:
        'Signalez-le à l’éditeur de votre logiciel d’envoi : le message doit être construit par une bibliothèque d’envoi, et rien ne doit le modifier en chemin.',
    },
  },
})
