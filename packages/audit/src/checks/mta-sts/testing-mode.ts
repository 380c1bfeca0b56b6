import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { usablePolicy } from '../../policies/usable-policy.ts'

export const testingMode = defineCheck({
  id: 'mta-sts/testing-mode',
  severity: 'info',
  reference: { rfc: 8461, section: '5' },
  needs: ['mtaStsPolicy'],

  evaluate({ mtaStsPolicy }) {
    const policy = usablePolicy(mtaStsPolicy)
    if (policy === null || policy.mode === 'none') return notApplicable
    return policy.mode === 'testing' ? fail() : pass
  },

  text: {
    en: {
      title: 'The MTA-STS policy is enforced',
      failure:
        'The MTA-STS policy is in testing mode: faults are reported, but mail is not protected yet. That is the right way to begin.',
      advice: 'When the reports show no failure for some weeks, set “mode” to “enforce”.',
    },
    fr: {
      title: 'La politique MTA-STS est appliquée',
      failure:
        'La politique MTA-STS est en mode d’essai : les défauts sont signalés, mais le courrier n’est pas encore protégé. C’est la bonne façon de commencer.',
      advice: 'Quand les rapports ne montrent aucun échec pendant quelques semaines, passez « mode » à « enforce ».',
    },
  },
})
