import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { fieldsNamed, hasField } from '../../fields.ts'

const BULK = new Set(['bulk', 'list', 'junk'])

export const bulkWithoutListFields = defineContentCheck({
  id: 'headers/bulk-without-list-fields',
  severity: 'low',
  reference: { rfc: 2919, section: '3' },
  needs: ['fields'],

  evaluate({ fields }) {
    const value = fieldsNamed(fields, 'Precedence')[0]?.value.trim().toLowerCase() ?? ''
    if (!BULK.has(value)) return notApplicable
    // An automatic answer says so as well, to keep other robots quiet (RFC 3834 §3.1.8).
    if (fieldsNamed(fields, 'Auto-Submitted').some((field) => field.value.trim().toLowerCase() !== 'no'))
      return notApplicable
    return hasField(fields, 'List-Id', 'List-Unsubscribe') ? pass : fail({ value })
  },

  text: {
    en: {
      title: 'Mail to many names its list',
      failure:
        'The message says that it goes to many (“Precedence: {value}”), but names neither its list (List-Id) nor a way to leave it (List-Unsubscribe). Filters expect both of bulk mail in good order.',
      advice:
        'If this is a newsletter, add List-Id and List-Unsubscribe. If it is a message to one person, remove the Precedence field.',
    },
    fr: {
      title: 'Un envoi en nombre nomme sa liste',
      failure:
        'Le message se dit envoyé à beaucoup de monde (« Precedence: {value} »), mais ne nomme ni sa liste (List-Id) ni le moyen d’en sortir (List-Unsubscribe). Les filtres attendent les deux d’un envoi en nombre en règle.',
      advice:
        'S’il s’agit d’une lettre d’information, ajoutez List-Id et List-Unsubscribe. S’il s’adresse à une seule personne, retirez le champ « Precedence ».',
    },
  },
})
