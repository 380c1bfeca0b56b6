import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { judgeKeys } from '../../dkim/judge-keys.ts'
import { MOST_BITS } from '../../dkim/key-status.ts'

export const keyTooLong = defineCheck({
  id: 'dkim/key-too-long',
  severity: 'low',
  reference: { rfc: 8301, section: '3.2' },
  needs: ['dkim'],

  evaluate({ dkim }) {
    return judgeKeys(dkim, ({ value: { keyType, bits } }) => {
      if (keyType !== 'rsa' || bits === null) return notApplicable
      return bits > MOST_BITS ? fail({ bits, limit: MOST_BITS }) : pass
    })
  },

  text: {
    en: {
      title: 'The DKIM keys are not too long to be checked',
      failure: 'The key at {names} has {bits} bits: receivers need not be able to check more than {limit}.',
      advice: 'Choose a key of 2048 bits.',
    },
    fr: {
      title: 'Les clés DKIM ne sont pas trop longues pour être vérifiées',
      failure:
        'La clé sous le nom {names} fait {bits} bits : rien n’oblige les messageries à savoir en vérifier plus de {limit}.',
      advice: 'Choisissez une clé de 2048 bits.',
    },
  },
})
