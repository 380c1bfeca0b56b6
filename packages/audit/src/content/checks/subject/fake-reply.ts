import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { hasField } from '../../fields.ts'

/** English, French, German, Dutch and Nordic mail programs. */
const REPLY = /^\s*(?:re|rép|rep|fwd?|tr|aw|wg|antw|sv|vs)\s?(?:\[\d{1,3}\])?\s?:/iu
const THREAD = ['In-Reply-To', 'References', 'Thread-Index', 'X-Forwarded-Message-Id', 'Resent-From']

export const fakeReply = defineContentCheck({
  id: 'subject/fake-reply',
  severity: 'medium',
  reference: { rfc: 5322, section: '3.6.5' },
  needs: ['subject', 'fields'],

  evaluate({ subject, fields }) {
    if (subject === null || subject.trim() === '') return notApplicable // subject/missing speaks for this case
    const [found] = REPLY.exec(subject.slice(0, 200)) ?? []
    if (found === undefined) return pass
    return hasField(fields, ...THREAD) ? pass : fail({ prefix: found.trim() })
  },

  text: {
    en: {
      title: 'The subject does not pretend to be an answer',
      failure:
        'The subject begins with “{prefix}”, but the message carries no sign of an earlier one. Spam does this to look expected, so filters mark it down, and readers may feel deceived.',
      advice:
        'Remove “{prefix}” from the subject. If it is a real answer, let your software write the fields In-Reply-To and References.',
    },
    fr: {
      title: 'L’objet ne simule pas une réponse',
      failure:
        'L’objet commence par « {prefix} », mais le message ne porte aucune trace d’un message précédent. Les spams font cela pour paraître attendus : les filtres le sanctionnent, et le lecteur peut se sentir trompé.',
      advice:
        'Retirez « {prefix} » de l’objet. S’il s’agit d’une vraie réponse, faites écrire par votre logiciel les champs « In-Reply-To » et « References ».',
    },
  },
})
