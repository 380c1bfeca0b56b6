import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { testedPolicy } from '../../dmarc/policy.ts'

export const testingFlag = defineCheck({
  id: 'dmarc/testing-flag',
  severity: 'low',
  reference: { rfc: 9989, section: '4.7' },
  needs: ['dmarc'],

  evaluate({ dmarc }) {
    const found = valueOf(dmarc.found)
    if (!found || found.policy === null) return notApplicable
    const { policy, record } = found
    const appliedPolicy = testedPolicy(policy, record)
    return appliedPolicy === policy ? pass : fail({ policy, appliedPolicy })
  },

  text: {
    en: {
      title: 'The DMARC policy is in force, not in test',
      failure:
        'With t=y the domain says that it is testing: receivers are to apply “{appliedPolicy}” instead of “{policy}”.',
      advice: 'Remove t=y when the reports show that all your mail passes.',
    },
    fr: {
      title: 'La politique DMARC est en vigueur, pas à l’essai',
      failure:
        'Avec t=y, le domaine se dit à l’essai : les messageries doivent appliquer « {appliedPolicy} » au lieu de « {policy} ».',
      advice: 'Retirez t=y quand les rapports montrent que tous vos messages sont valides.',
    },
  },
})
