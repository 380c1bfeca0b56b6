import { defineCheck, fail, pass } from '../../check.ts'

export const cnameAtApex = defineCheck({
  id: 'delegation/cname-at-apex',
  severity: 'info',
  reference: { rfc: 1034, section: '3.6.2' },
  needs: ['domainAlias', 'domain'],

  evaluate({ domainAlias, domain }) {
    if (domainAlias === null) return pass
    // Directly below a top-level domain a zone begins, where an alias hides its own SOA and NS records.
    const isApex = domain.name.split('.').length === 2
    return fail({ domain: domain.name, target: domainAlias }, isApex ? 'medium' : null)
  },

  text: {
    en: {
      title: 'The domain is not an alias',
      failure:
        '{domain} is an alias (CNAME) of {target}: its records, SPF and MX included, are those of the target. What you enter beside the alias does not count.',
      advice:
        'If mail is sent from {domain}, replace the alias with the addresses it leads to, and enter SPF and MX there.',
    },
    fr: {
      title: 'Le domaine n’est pas un alias',
      failure:
        '{domain} est un alias (CNAME) vers {target} : ses enregistrements, SPF et MX compris, sont ceux de la cible. Ce que vous saisissez à côté de l’alias ne compte pas.',
      advice:
        'Si vous envoyez du courrier depuis {domain}, remplacez l’alias par les adresses auxquelles il mène, puis ajoutez SPF et MX.',
    },
  },
})
