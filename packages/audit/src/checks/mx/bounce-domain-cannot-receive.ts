import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { canReceive } from '../../mx/can-receive.ts'

export const bounceDomainCannotReceive = defineCheck({
  id: 'mx/bounce-domain-cannot-receive',
  severity: 'high',
  reference: { rfc: 5321, section: '4.4' },
  needs: ['bounceRoute'],

  evaluate({ bounceRoute }) {
    if (bounceRoute === null) return notApplicable
    return canReceive(bounceRoute) ? pass : fail({ domain: bounceRoute.domain })
  },

  text: {
    en: {
      title: 'The domain that bounces go to can receive mail',
      failure: 'Bounces go to {domain} (Return-Path), which cannot receive mail. Many receivers refuse such senders.',
      advice: 'Publish an MX record for {domain}, or set another Return-Path in the program or service that sends.',
    },
    fr: {
      title: 'Le domaine des retours d’erreur peut recevoir du courrier',
      failure:
        'Les retours d’erreur vont à {domain} (Return-Path), qui ne peut pas recevoir de courrier. Beaucoup de messageries refusent de tels expéditeurs.',
      advice:
        'Publiez un enregistrement MX pour {domain}, ou changez le Return-Path dans le logiciel ou le service qui envoie.',
    },
  },
})
