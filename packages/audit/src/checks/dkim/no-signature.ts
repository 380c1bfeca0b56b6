import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const noSignature = defineCheck({
  id: 'dkim/no-signature',
  severity: 'high',
  reference: { rfc: 6376, section: '5' },
  needs: ['message'],

  evaluate({ message }) {
    if (!message?.signatures) return notApplicable
    return message.signatures.length === 0 ? fail() : pass
  },

  text: {
    en: {
      title: 'The message has a DKIM signature',
      failure:
        'The message has no DKIM signature: nothing in it proves that it comes from you and was not changed. Large mailbox providers ask for one.',
      advice: 'Turn DKIM on at the service that sends your mail, publish the key it gives you, then test again.',
    },
    fr: {
      title: 'Le message porte une signature DKIM',
      failure:
        'Le message ne porte pas de signature DKIM : rien n’y prouve qu’il vient de vous ni qu’il n’a pas été modifié. Les grandes messageries en demandent une.',
      advice: 'Activez DKIM dans votre service d’envoi, publiez la clé qu’il vous donne, puis refaites le test.',
    },
  },
})
