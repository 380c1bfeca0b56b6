import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

export const missing = defineContentCheck({
  id: 'unsubscribe/missing',
  severity: 'medium',
  reference: { url: 'https://support.google.com/a/answer/81126', date: '2026-11-22' },
  needs: ['unsubscribe', 'isBulk'],

  evaluate({ unsubscribe, isBulk }) {
    if (!isBulk) return notApplicable
    return unsubscribe.field === null ? fail() : pass
  },

  text: {
    en: {
      title: 'Mail to many lets mailboxes show “unsubscribe”',
      failure:
        'The message looks like bulk mail, but has no List-Unsubscribe field: Gmail, Yahoo and others cannot show their “unsubscribe” button, so some readers press “spam” instead. Gmail requires the field of those who send a lot.',
      advice:
        'Switch on “List-Unsubscribe” in your sending software: an https address and one for e-mail. If this message is meant for one person only, do not send it as a newsletter.',
    },
    fr: {
      title: 'Un envoi en nombre permet d’afficher « se désabonner »',
      failure:
        'Le message ressemble à un envoi en nombre, mais n’a pas de champ « List-Unsubscribe » : Gmail, Yahoo et d’autres ne peuvent pas afficher leur bouton « se désabonner ». Certains lecteurs cliquent alors sur « spam ». Gmail exige ce champ de ceux qui envoient beaucoup.',
      advice:
        'Activez « List-Unsubscribe » dans votre logiciel d’envoi : une adresse https et une adresse e-mail. Si ce message s’adresse à une seule personne, ne l’envoyez pas comme une lettre d’information.',
    },
  },
})
