import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

export const notSigned = defineContentCheck({
  id: 'unsubscribe/not-signed',
  severity: 'medium',
  reference: { rfc: 8058, section: '4' },
  needs: ['unsubscribe'],

  evaluate({ unsubscribe }) {
    const { field, post, isSigned } = unsubscribe
    // Without any signature the checks of DKIM speak.
    if (field === null || post === null || isSigned === null) return notApplicable
    return isSigned ? pass : fail()
  },

  text: {
    en: {
      title: 'The signature covers the way to unsubscribe',
      failure:
        'One-click unsubscription is announced, but the signature of the message (DKIM) does not cover both of its fields. They could have been changed on the way, so mailboxes do not trust the button.',
      advice:
        'Let the server that signs include “List-Unsubscribe” and “List-Unsubscribe-Post” in the signed fields (h=). If a service adds them after signing, it must sign last.',
    },
    fr: {
      title: 'La signature couvre le moyen de se désabonner',
      failure:
        'Le désabonnement en un clic est annoncé, mais la signature du message (DKIM) ne couvre pas ses deux champs. Ils auraient pu être modifiés en chemin, et les messageries ne se fient pas au bouton.',
      advice:
        'Faites inclure « List-Unsubscribe » et « List-Unsubscribe-Post » dans les champs signés (h=) par le serveur qui signe. Si un service les ajoute après la signature, c’est lui qui doit signer en dernier.',
    },
  },
})
