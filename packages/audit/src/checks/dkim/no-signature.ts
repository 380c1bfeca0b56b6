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
      title: 'Your messages bear a DKIM signature',
      failure:
        'The message bears no DKIM signature: nothing proves that it comes from you and was not changed. Large mailbox providers ask for one.',
      advice: 'Turn DKIM on at the service that sends your mail, publish the key it gives you, then test again.',
    },
    fr: {
      title: 'Vos messages portent une signature DKIM',
      failure:
        'Le message ne porte aucune signature DKIM : rien ne prouve qu’il vient de vous ni qu’il n’a pas été modifié. Les grandes messageries en demandent une.',
      advice:
        'Activez DKIM dans le service qui envoie vos messages, publiez la clé qu’il vous donne, puis refaites le test.',
    },
  },
})
