import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { isHeaderCut } from '../../source-problems.ts'

export const fromMissing = defineContentCheck({
  id: 'headers/from-missing',
  severity: 'critical',
  reference: { rfc: 5322, section: '3.6.2' },
  needs: ['mailboxes', 'source'],

  evaluate({ mailboxes, source }) {
    if (mailboxes.from !== null) return pass
    return isHeaderCut(source) ? notApplicable : fail() // headers/too-large speaks for a header that was not read whole
  },

  text: {
    en: {
      title: 'The message says who it is from',
      failure:
        'The message has no From field: it names no sender. Gmail and others refuse it, since nobody answers for it.',
      advice: 'Fill in the sender’s address in your sending software. Exactly one From field is needed.',
    },
    fr: {
      title: 'Le message dit de qui il vient',
      failure:
        'Le message n’a pas de champ « From » : il ne nomme aucun expéditeur. Gmail et d’autres le refusent, puisque personne n’en répond.',
      advice: 'Renseignez l’adresse d’expédition dans votre logiciel d’envoi. Il faut exactement un champ « From ».',
    },
  },
})
