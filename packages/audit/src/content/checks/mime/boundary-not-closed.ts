import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { hasProblem } from '../../source-problems.ts'

export const boundaryNotClosed = defineContentCheck({
  id: 'mime/boundary-not-closed',
  severity: 'medium',
  reference: { rfc: 2046, section: '5.1.1' },
  needs: ['source'],

  evaluate({ source }) {
    return hasProblem(source, 'boundary-not-closed') ? fail() : pass
  },

  text: {
    en: {
      title: 'The last part of the message is closed',
      failure:
        'The line that ends the last part of the message is missing: it looks as if it had been cut off on the way. Some receivers refuse it, and an attachment may be incomplete.',
      advice:
        'Report it to the maker of your sending software: the closing line is needed (the boundary with two hyphens after it). If the software writes it, a server on the way cuts the message off.',
    },
    fr: {
      title: 'La dernière partie du message est fermée',
      failure:
        'La ligne qui termine la dernière partie du message manque : il semble avoir été coupé en chemin. Certaines messageries le refusent, et une pièce jointe peut être incomplète.',
      advice:
        'Signalez-le à l’éditeur de votre logiciel d’envoi : il faut la ligne de fin (le « boundary » suivi de deux tirets). Si le logiciel l’écrit, c’est un serveur en chemin qui coupe le message.',
    },
  },
})
