import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

export const toMissing = defineContentCheck({
  id: 'headers/to-missing',
  severity: 'low',
  reference: { rfc: 5322, section: '3.6.3' },
  needs: ['mailboxes'],

  evaluate({ mailboxes }) {
    return mailboxes.to === null ? fail() : pass
  },

  text: {
    en: {
      title: 'The message says who it is for',
      failure:
        'The message has no To field (the recipient). That is allowed, but it is the mark of mail that was sent blindly to many, and filters count it.',
      advice:
        'Put the recipient’s address in To. To write to several people who should not see each other, send each their own message.',
    },
    fr: {
      title: 'Le message dit à qui il s’adresse',
      failure:
        'Le message n’a pas de champ « To » (le destinataire). C’est permis, mais c’est la marque des envois en nombre à l’aveugle, et les filtres le comptent.',
      advice:
        'Mettez l’adresse du destinataire dans « To ». Pour écrire à plusieurs personnes qui ne doivent pas se voir, envoyez à chacune son propre message.',
    },
  },
})
