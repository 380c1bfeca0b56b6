import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { hasField } from '../../fields.ts'
import { isHeaderCut } from '../../source-problems.ts'

export const dateMissing = defineContentCheck({
  id: 'headers/date-missing',
  severity: 'medium',
  reference: { rfc: 5322, section: '3.6' },
  needs: ['fields', 'source'],

  evaluate({ fields, source }) {
    if (hasField(fields, 'Date')) return pass
    return isHeaderCut(source) ? notApplicable : fail() // headers/too-large speaks for a header that was not read whole
  },

  text: {
    en: {
      title: 'The message carries its date',
      failure:
        'The message has no Date field. Filters distrust it, since every mail program writes one, and mailboxes may sort it wrongly.',
      advice:
        'Report it to the maker of your sending software: every message needs a Date field. If it is a program of your own, add the field before you hand the message over.',
    },
    fr: {
      title: 'Le message porte sa date',
      failure:
        'Le message n’a pas de champ « Date ». Les filtres s’en méfient, car tout logiciel de messagerie en écrit un, et le message peut être mal classé dans la boîte de réception.',
      advice:
        'Signalez-le à l’éditeur de votre logiciel d’envoi : tout message a besoin d’un champ « Date ». S’il s’agit d’un programme maison, ajoutez ce champ avant l’envoi.',
    },
  },
})
