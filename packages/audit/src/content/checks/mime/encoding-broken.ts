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
        'A part of the message is not encoded as it announces (quoted-printable or base64). Readers may see signs such as “=C3=A9”, or be unable to open an attachment, and filters mark it down.',
      advice:
        'Report it to the maker of your sending software: a mail library should do the encoding, and the result be sent unchanged. Encoding twice or cutting lines afterwards is the usual reason.',
    },
    fr: {
      title: 'Les parties du message sont encodées comme annoncé',
      failure:
        'Une partie du message n’est pas encodée comme elle l’annonce (« quoted-printable » ou base64). Le lecteur peut voir des signes comme « =C3=A9 », ou ne pas pouvoir ouvrir une pièce jointe, et les filtres en tiennent compte.',
      advice:
        'Signalez-le à l’éditeur de votre logiciel d’envoi : l’encodage doit être fait par une bibliothèque d’envoi, et le résultat envoyé tel quel. Encoder deux fois, ou couper les lignes ensuite, est la cause habituelle.',
    },
  },
})
