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
      title: 'No line is longer than 998 characters',
      failure:
        'The longest line has {octets} octets; a line may have {limit}. Servers cut or break longer ones, which spoils the text and the signature that proves the sender (DKIM), or they refuse the message.',
      advice:
        'Report it to the maker of your sending software. Let your software encode the text as quoted-printable or base64: both keep lines short. HTML written on one single line is the usual reason.',
    },
    fr: {
      title: 'Aucune ligne ne dépasse 998 caractères',
      failure:
        'La ligne la plus longue compte {octets} octets, et une ligne peut en compter {limit}. Les serveurs coupent les lignes trop longues, ce qui abîme le texte et la signature qui prouve l’expéditeur (DKIM), ou refusent le message.',
      advice:
        'Signalez-le à l’éditeur de votre logiciel d’envoi. Faites encoder le texte en « quoted-printable » ou en base64 : les lignes restent courtes. La cause habituelle est un HTML écrit sur une seule ligne.',
    },
  },
})
