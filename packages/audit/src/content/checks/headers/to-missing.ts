import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { isHeaderCut } from '../../source-problems.ts'

export const toMissing = defineContentCheck({
  id: 'headers/to-missing',
  severity: 'low',
  reference: { rfc: 5322, section: '3.6.3' },
  needs: ['mailboxes', 'source'],

  evaluate({ mailboxes, source }) {
    if (mailboxes.to !== null) return pass
    return isHeaderCut(source) ? notApplicable : fail() // headers/too-large speaks for a header that was not read whole
  },

  text: {
    en: {
      title: 'The message says who it is for',
      failure:
        'The message has no To field (the recipient). That is allowed, but mail sent blindly to many often looks like this, and filters mark it down.',
      advice:
        'Put the recipient’s address in To. To write to several people who should not see each other, send each their own message.',
    },
    fr: {
      title: 'Le message dit à qui il s’adresse',
      failure:
        'Le message n’a pas de champ « To » (le destinataire). C’est permis, mais les envois en nombre à l’aveugle se présentent souvent ainsi, et les filtres en tiennent compte.',
      advice:
        'Mettez l’adresse du destinataire dans « To ». Pour écrire à plusieurs personnes qui ne doivent pas se voir, envoyez à chacune son propre message.',
    },
  },
})
