import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { namesPolicy } from '../../dmarc/policy.ts'

export const policyNone = defineCheck({
  id: 'dmarc/policy-none',
  severity: 'low',
  reference: { rfc: 9989, section: '5.1.7' },
  needs: ['dmarc'],

  evaluate({ dmarc }) {
    const found = valueOf(dmarc.found)
    if (!found || !namesPolicy(found.record)) return notApplicable // dmarc/missing, no-policy and syntax speak
    // Watching is the right beginning; that somebody watches is the matter of dmarc/no-reports.
    return found.policy === 'none' ? fail({ domain: dmarc.domain, tag: `${found.tag}=none` }) : pass
  },

  text: {
    en: {
      title: 'The DMARC policy protects the domain',
      failure:
        'The policy is {tag}: it watches and stops nothing. Mail that forges {domain} is delivered. This is the right beginning, not the end.',
      advice:
        'Read the reports for some weeks. When all your own mail passes, go step by step: p=quarantine with t=y, p=quarantine, p=reject with t=y, p=reject.',
    },
    fr: {
      title: 'La politique DMARC protège le domaine',
      failure:
        'La politique est {tag} : elle observe et n’arrête rien. Un faux message au nom du domaine {domain} est remis. C’est le bon début, pas le but.',
      advice:
        'Lisez les rapports pendant quelques semaines. Quand tous vos messages passent, avancez par étapes : p=quarantine avec t=y, p=quarantine, p=reject avec t=y, p=reject.',
    },
  },
})
