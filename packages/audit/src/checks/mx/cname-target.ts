import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { namedHosts } from '../../mx/can-receive.ts'

export const cnameTarget = defineCheck({
  id: 'mx/cname-target',
  severity: 'medium',
  reference: { rfc: 2181, section: '10.3' },
  needs: ['mx'],

  evaluate({ mx }) {
    const aliases = namedHosts(mx).filter(({ alias }) => alias.known && alias.value !== null)
    if (aliases.length > 0) return fail({ hosts: aliases.map(({ host }) => host) })
    for (const { alias } of namedHosts(mx)) valueOf(alias)
    return mx.hosts.length > 0 ? pass : notApplicable
  },

  text: {
    en: {
      title: 'The mail servers are named directly',
      failure:
        'The MX record leads to an alias (CNAME), {hosts}. This is not allowed, and some servers will not deliver there.',
      advice: 'In the MX record, enter the name that the alias leads to.',
    },
    fr: {
      title: 'Les serveurs de messagerie sont nommés directement',
      failure:
        'L’enregistrement MX mène à un alias (CNAME), {hosts}. C’est interdit, et certains serveurs n’y livrent rien.',
      advice: 'Dans l’enregistrement MX, saisissez le nom auquel mène l’alias.',
    },
  },
})
