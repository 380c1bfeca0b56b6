import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { judgeKeys } from '../../dkim/judge-keys.ts'

export const testingFlag = defineCheck({
  id: 'dkim/testing-flag',
  severity: 'medium',
  reference: { rfc: 6376, section: '3.6.1' },
  needs: ['dkim'],

  evaluate({ dkim }) {
    return judgeKeys(
      dkim,
      ({ value: { isRevoked, flags } }) => {
        if (isRevoked) return notApplicable
        return flags.includes('y') ? fail() : pass
      },
      'low',
    )
  },

  text: {
    en: {
      title: 'No DKIM key is marked as a test',
      failure:
        'The key at {names} says that it is a test (“t=y”): receivers may treat your messages as if they were not signed.',
      advice: 'Remove “t=y” from the record once your signatures are valid.',
    },
    fr: {
      title: 'Aucune clé DKIM n’est marquée « à l’essai »',
      failure:
        'La clé sous le nom {names} se dit à l’essai (« t=y ») : les messageries peuvent traiter vos messages comme s’ils n’étaient pas signés.',
      advice: 'Retirez « t=y » de l’enregistrement dès que vos signatures sont valides.',
    },
  },
})
