import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'

export const silentServers = defineCheck({
  id: 'delegation/silent-servers',
  severity: 'low',
  reference: { rfc: 2182, section: '3.1' },
  needs: ['delegation'],

  evaluate({ delegation }) {
    if (!delegation?.isAskedDirectly) return notApplicable
    const servers = valueOf(delegation.servers)
    const silent = servers.filter(({ soa }) => !soa.known && soa.reason === 'timeout').map(({ name }) => name)
    if (silent.length === 0) return pass
    // When all are silent, the fault may as well be ours.
    if (silent.length === servers.length) for (const { soa } of servers) valueOf(soa)
    return fail({ zone: delegation.zone, servers: silent })
  },

  text: {
    en: {
      title: 'Every DNS server of the domain answers',
      failure:
        '{servers}, a DNS server of {zone}, did not answer us while others did. Receivers that ask it first have to wait.',
      advice: 'Check again later. If it stays silent, tell your DNS host, or remove it from the list of name servers.',
    },
    fr: {
      title: 'Chaque serveur DNS du domaine répond',
      failure:
        '{servers}, serveur DNS de la zone {zone}, ne nous a pas répondu alors que d’autres l’ont fait. Ceux qui l’interrogent en premier doivent attendre.',
      advice:
        'Vérifiez plus tard. S’il reste muet, signalez-le à votre hébergeur DNS, ou retirez-le de la liste des serveurs de noms.',
    },
  },
})
