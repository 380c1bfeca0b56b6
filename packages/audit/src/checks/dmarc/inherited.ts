import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'

export const inherited = defineCheck({
  id: 'dmarc/inherited',
  severity: 'info',
  reference: { rfc: 9989, section: '4.10.1' },
  needs: ['dmarc'],

  evaluate({ dmarc }) {
    const found = valueOf(dmarc.found)
    if (!found || found.policy === null) return notApplicable
    if (found.source === 'author') return pass
    // The record of a registry sends its reports to the registry.
    const severity = found.source === 'public-suffix' ? 'medium' : null
    return fail({ domain: dmarc.domain, policyDomain: found.domain, tag: found.tag, policy: found.policy }, severity)
  },

  text: {
    en: {
      title: 'The domain has a DMARC record of its own',
      failure: '{domain} has no DMARC record of its own; that of {policyDomain} holds, with the policy {tag}={policy}.',
      advice:
        'Nothing has to be done if this is intended. Publish a record at _dmarc.{domain} if it needs a policy or reports of its own.',
    },
    fr: {
      title: 'Le domaine a son propre enregistrement DMARC',
      failure:
        '{domain} n’a pas d’enregistrement DMARC propre : celui du domaine {policyDomain} s’applique, avec la politique {tag}={policy}.',
      advice:
        'Rien à faire si c’est voulu. Publiez un enregistrement sous le nom _dmarc.{domain} s’il lui faut une politique ou des rapports à lui.',
    },
  },
})
