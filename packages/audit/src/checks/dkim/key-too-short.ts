import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { judgeKeys } from '../../dkim/judge-keys.ts'
import { LEAST_BITS } from '../../dkim/key-status.ts'

export const keyTooShort = defineCheck({
  id: 'dkim/key-too-short',
  severity: 'high',
  reference: { rfc: 8301, section: '3.2' },
  needs: ['dkim'],

  evaluate({ dkim }) {
    return judgeKeys(dkim, ({ value: { keyType, bits } }) => {
      if (keyType !== 'rsa' || bits === null) return notApplicable
      return bits < LEAST_BITS ? fail({ bits, limit: LEAST_BITS }) : pass
    })
  },

  text: {
    en: {
      title: 'The DKIM keys are long enough to be accepted',
      failure:
        'The key at {names} has {bits} bits: receivers must not accept less than {limit}, and whoever breaks a short key can sign in your name.',
      advice: 'Ask your sending service for a key of 2048 bits and publish it.',
    },
    fr: {
      title: 'Les clés DKIM sont assez longues pour être acceptées',
      failure:
        'La clé sous le nom {names} fait {bits} bits : les messageries ne doivent pas en accepter moins de {limit}, et qui casse une clé courte peut signer en votre nom.',
      advice: 'Demandez à votre service d’envoi une clé de 2048 bits et publiez-la.',
    },
  },
})
