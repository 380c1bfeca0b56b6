import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { isWeaker, namesPolicy } from '../../dmarc/policy.ts'

export const weakerSubdomainPolicy = defineCheck({
  id: 'dmarc/weaker-subdomain-policy',
  severity: 'medium',
  reference: { rfc: 9989, section: '4.7' },
  needs: ['dmarc'],

  evaluate({ dmarc }) {
    const found = valueOf(dmarc.found)
    if (!found || found.source === 'public-suffix' || !namesPolicy(found.record)) return notApplicable
    const { policy, subdomainPolicy: sp, nonexistentPolicy: np } = found.record
    if (policy === null || policy === 'invalid') return notApplicable
    const weaker = Object.entries({ sp, np }).flatMap(([tag, value]) =>
      value !== null && value !== 'invalid' && isWeaker(value, policy) ? [`${tag}=${value}`] : [],
    )
    if (weaker.length === 0) return pass
    // "sp" and "np" are passed over in a record below the Organizational Domain.
    if (valueOf(dmarc.organizational) !== found.domain) return notApplicable
    return fail({ domain: found.domain, tags: weaker, policy })
  },

  text: {
    en: {
      title: 'Sub-domains are protected as well as the domain',
      failure:
        '{domain} has the policy “{policy}”, but a weaker one below it ({tags}): whoever wants to forge your name takes a sub-domain.',
      advice: 'Remove {tags} once the mail from your sub-domains passes.',
    },
    fr: {
      title: 'Les sous-domaines sont aussi bien protégés que le domaine',
      failure:
        '{domain} a la politique « {policy} », mais une plus faible en dessous ({tags}) : un fraudeur n’a qu’à prendre un sous-domaine.',
      advice: 'Retirez {tags} quand les messages de vos sous-domaines sont valides.',
    },
  },
})
