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
      title: 'The DMARC policy asks for more than watching',
      failure:
        'The policy is {tag}: it watches and stops nothing. Mail that forges {domain} may be delivered. This is the right beginning, not the end.',
      advice:
        'Read the reports for some weeks. When all your own mail passes, go step by step: p=quarantine with t=y, p=quarantine, then p=reject if none of you writes to mailing lists.',
    },
    fr: {
      title: 'La politique DMARC ne se borne pas à observer',
      failure:
        'La politique est {tag} : elle observe et n’arrête rien. Un faux message au nom du domaine {domain} peut être remis. C’est le bon début, pas le but.',
      advice:
        'Lisez les rapports quelques semaines. Quand tous vos messages sont valides, avancez par étapes : p=quarantine avec t=y, p=quarantine, puis p=reject si personne chez vous n’écrit à des listes de diffusion.',
    },
  },
})
