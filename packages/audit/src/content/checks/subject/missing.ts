import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { isHeaderCut } from '../../source-problems.ts'

export const missing = defineContentCheck({
  id: 'subject/missing',
  severity: 'medium',
  reference: { rfc: 5322, section: '3.6.5' },
  needs: ['subject', 'source'],

  evaluate({ subject, source }) {
    if (subject !== null && subject.trim() !== '') return pass
    return isHeaderCut(source) ? notApplicable : fail() // headers/too-large speaks for a header that was not read whole
  },

  text: {
    en: {
      title: 'The message has a subject',
      failure: 'The message has no subject. Readers may take it for a mistake or for spam, and filters mark it down.',
      advice: 'Say in a few words what the message is about, such as “Your booking of 12 December”.',
    },
    fr: {
      title: 'Le message a un objet',
      failure:
        'Le message n’a pas d’objet. Le lecteur peut le prendre pour une erreur ou un spam, et les filtres en tiennent compte.',
      advice: 'Dites en quelques mots de quoi parle le message, par exemple « Votre réservation du 12 décembre ».',
    },
  },
})
