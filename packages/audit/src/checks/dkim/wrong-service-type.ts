import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { judgeKeys } from '../../dkim/judge-keys.ts'

export const wrongServiceType = defineCheck({
  id: 'dkim/wrong-service-type',
  severity: 'high',
  reference: { rfc: 6376, section: '3.6.1' },
  needs: ['dkim'],

  evaluate({ dkim }) {
    return judgeKeys(dkim, ({ value: { isRevoked, serviceTypes } }) => {
      if (isRevoked) return notApplicable
      const isForMail = serviceTypes.includes('*') || serviceTypes.includes('email')
      return isForMail ? pass : fail({ services: serviceTypes })
    })
  },

  text: {
    en: {
      title: 'The DKIM keys are meant for e-mail',
      failure: 'The key at {names} is reserved for another use (“s={services}”): receivers refuse it for e-mail.',
      advice: 'Remove “s=” from the record, or write “s=email”.',
    },
    fr: {
      title: 'Les clés DKIM sont prévues pour le courrier',
      failure:
        'La clé sous le nom {names} est réservée à un autre usage (« s={services} ») : les messageries la refusent pour le courrier.',
      advice: 'Retirez « s= » de l’enregistrement, ou écrivez « s=email ».',
    },
  },
})
