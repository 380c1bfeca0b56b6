import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { fieldsNamed } from '../../fields.ts'

/** The table of §3.6, but From; then the fields of MIME (RFC 2045 §3). */
const ONCE = [
  'Date',
  'Sender',
  'Reply-To',
  'To',
  'Cc',
  'Bcc',
  'Message-ID',
  'In-Reply-To',
  'References',
  'Subject',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
]

export const repeatedFields = defineContentCheck({
  id: 'headers/repeated-fields',
  severity: 'high',
  reference: { rfc: 5322, section: '3.6' },
  needs: ['fields'],

  evaluate({ fields }) {
    const repeated = ONCE.filter((name) => fieldsNamed(fields, name).length > 1)
    return repeated.length > 0 ? fail({ fields: repeated }) : pass
  },

  text: {
    en: {
      title: 'No field that may stand once is repeated',
      failure:
        'These fields stand several times in the header, the technical lines of the message: {fields}. Each may stand there once only; Gmail refuses such mail as “not RFC 5322 compliant”.',
      advice:
        'Find what adds them a second time: often the software writes them, and a mail function adds its own. Keep one of each.',
    },
    fr: {
      title: 'Aucun champ unique n’est répété',
      failure:
        'Ces champs figurent plusieurs fois dans l’en-tête, les lignes techniques du message : {fields}. Chacun ne peut y figurer qu’une fois ; Gmail refuse ces messages comme « not RFC 5322 compliant ».',
      advice:
        'Trouvez ce qui les ajoute une seconde fois : souvent le logiciel les écrit, et une fonction d’envoi ajoute les siens. N’en gardez qu’un de chaque.',
    },
  },
})
