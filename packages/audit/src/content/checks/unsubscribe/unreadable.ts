import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

const HTTP = /<\s*http:\/\/[^<>]+>/i

export const unreadable = defineContentCheck({
  id: 'unsubscribe/unreadable',
  severity: 'medium',
  reference: { rfc: 2369, section: '2' },
  needs: ['unsubscribe'],

  evaluate({ unsubscribe }) {
    const { field, https, mailto } = unsubscribe
    if (field === null) return notApplicable
    if (https.length > 0 || mailto.length > 0 || HTTP.test(field)) return pass
    return fail({ field: field.slice(0, 200) })
  },

  text: {
    en: {
      title: 'The way to unsubscribe can be read',
      failure:
        'The List-Unsubscribe field is written “{field}”: no address in angle brackets can be found in it, so mailboxes ignore it.',
      advice:
        'Write every address in angle brackets, with a comma between: <https://example.org/unsubscribe>, <mailto:unsubscribe@example.org>.',
    },
    fr: {
      title: 'Le moyen de se désabonner est lisible',
      failure:
        'Le champ « List-Unsubscribe » est écrit « {field} » : on n’y trouve aucune adresse entre chevrons, et les messageries l’ignorent.',
      advice:
        'Écrivez chaque adresse entre chevrons, avec une virgule entre deux : <https://example.org/desabonnement>, <mailto:desabonnement@example.org>.',
    },
  },
})
