import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { hasProblem } from '../../source-problems.ts'

/** Octets, without the line break; 78 is only what should be. */
const LIMIT = 998

export const lineTooLong = defineContentCheck({
  id: 'headers/line-too-long',
  severity: 'medium',
  reference: { rfc: 5322, section: '2.1.1' },
  needs: ['source'],

  evaluate({ source }) {
    return hasProblem(source, 'line-too-long') ? fail({ octets: source.longestLine, limit: LIMIT }) : pass
  },

  text: {
    en: {
      title: 'No line is longer than e-mail allows',
      failure:
        'The longest line has {octets} bytes; at most {limit} are allowed. Servers may refuse the message, or cut the line, which spoils the text and the signature that proves the sender (DKIM).',
      advice:
        'Report it to the maker of your sending software: the text must be encoded as quoted-printable or base64, which keep lines short. HTML written on one single line is the usual reason.',
    },
    fr: {
      title: 'Aucune ligne n’est plus longue que l’e-mail ne le permet',
      failure:
        'La ligne la plus longue compte {octets} octets ; {limit} au plus sont permis. Les serveurs peuvent refuser le message, ou couper la ligne, ce qui abîme le texte et la signature qui prouve l’expéditeur (DKIM).',
      advice:
        'Signalez-le à l’éditeur de votre logiciel d’envoi : le texte doit être encodé en « quoted-printable » ou en base64, où les lignes restent courtes. La cause habituelle est un HTML écrit sur une seule ligne.',
    },
  },
})
