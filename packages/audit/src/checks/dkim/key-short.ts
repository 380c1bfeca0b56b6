import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { judgeKeys } from '../../dkim/judge-keys.ts'
import { LEAST_BITS } from '../../dkim/key-status.ts'

const ADVISED_BITS = 2048

export const keyShort = defineCheck({
  id: 'dkim/key-short',
  severity: 'low',
  reference: { rfc: 8301, section: '3.2' },
  needs: ['dkim'],

  evaluate({ dkim }) {
    return judgeKeys(dkim, ({ value: { keyType, bits } }) => {
      if (keyType !== 'rsa' || bits === null || bits < LEAST_BITS) return notApplicable
      return bits < ADVISED_BITS ? fail({ bits, limit: ADVISED_BITS }) : pass
    })
  },

  text: {
    en: {
      title: 'The DKIM keys have the recommended length',
      failure: 'The key at {names} has {bits} bits. It is accepted today; {limit} bits are recommended.',
      advice: 'At the next change of keys, choose {limit} bits.',
    },
    fr: {
      title: 'Les clés DKIM ont la longueur recommandée',
      failure:
        'La clé sous le nom {names} fait {bits} bits. Elle est acceptée aujourd’hui ; {limit} bits sont recommandés.',
      advice: 'Au prochain changement de clé, choisissez {limit} bits.',
    },
  },
})
