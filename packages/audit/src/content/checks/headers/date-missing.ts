import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { hasField } from '../../fields.ts'

export const dateMissing = defineContentCheck({
  id: 'headers/date-missing',
  severity: 'medium',
  reference: { rfc: 5322, section: '3.6' },
  needs: ['fields'],

  evaluate({ fields }) {
    return hasField(fields, 'Date') ? pass : fail()
  },

  text: {
    en: {
      title: 'The message carries its date',
      failure:
        'The message has no Date field. Filters hold this against it, since every mail program writes one, and it is sorted wrongly in the mailbox.',
      advice:
        'Let your sending software write the Date field; mail programs all do. If it is a program of your own, add the field before you hand the message over.',
    },
    fr: {
      title: 'Le message porte sa date',
      failure:
        'Le message n’a pas de champ « Date ». Les filtres s’en méfient, car tout logiciel de messagerie l’écrit, et le message est mal classé dans la boîte de réception.',
      advice:
        'Faites écrire le champ « Date » par votre logiciel d’envoi ; ils savent tous le faire. S’il s’agit d’un programme maison, ajoutez ce champ avant l’envoi.',
    },
  },
})
