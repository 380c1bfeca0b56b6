import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { hasProblem } from '../../source-problems.ts'

export const eightBit = defineContentCheck({
  id: 'headers/eight-bit',
  severity: 'medium',
  reference: { rfc: 5322, section: '2.2' },
  needs: ['source'],

  evaluate({ source }) {
    return hasProblem(source, 'eight-bit-header') ? fail() : pass
  },

  text: {
    en: {
      title: 'Accents in the header are encoded',
      failure:
        'The header holds accents or other special letters as they are, without the encoding that e-mail asks for. Some receivers refuse the message or show “RÃ©servation” instead of “Réservation”.',
      advice:
        'Report it to the maker of your sending software: the subject and the names must be encoded (RFC 2047, “encoded words”). Any mail library does it. In PHP, mb_encode_mimeheader does it.',
    },
    fr: {
      title: 'Les accents de l’en-tête sont encodés',
      failure:
        'L’en-tête contient des accents ou d’autres caractères spéciaux tels quels, sans l’encodage prévu pour l’e-mail. Certaines messageries refusent le message, ou affichent « RÃ©servation » au lieu de « Réservation ».',
      advice:
        'Signalez-le à l’éditeur de votre logiciel d’envoi : l’objet et les noms doivent être encodés (RFC 2047, « encoded words »). Toute bibliothèque d’envoi sait le faire. En PHP, utilisez mb_encode_mimeheader.',
    },
  },
})
