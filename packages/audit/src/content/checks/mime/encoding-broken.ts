import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { hasProblem } from '../../source-problems.ts'

export const encodingBroken = defineContentCheck({
  id: 'mime/encoding-broken',
  severity: 'medium',
  reference: { rfc: 2045, section: '6.7' },
  needs: ['source'],

  evaluate({ source }) {
    return hasProblem(source, 'encoding-broken') ? fail() : pass
  },

  text: {
    en: {
      title: 'The parts of the message are encoded as they say',
      failure:
        'A part of the message is not encoded as it announces (quoted-printable or base64). Readers see signs such as “=C3=A9”, or cannot open the attachment, and filters count it.',
      advice:
        'Report it to the maker of your sending software. Let a mail library do the encoding, and send the result unchanged; encoding twice or cutting lines afterwards is the usual reason.',
    },
    fr: {
      title: 'Les parties du message sont encodées comme annoncé',
      failure:
        'Une partie du message n’est pas encodée comme elle l’annonce (« quoted-printable » ou base64). Le lecteur voit des signes comme « =C3=A9 » ou ne peut pas ouvrir la pièce jointe, et les filtres le comptent.',
      advice:
        'Signalez-le à l’éditeur de votre logiciel d’envoi. Laissez une bibliothèque d’envoi faire l’encodage, et envoyez le résultat tel quel ; encoder deux fois ou couper les lignes ensuite est la cause habituelle.',
    },
  },
})
