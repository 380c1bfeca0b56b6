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
        'Not every DNS server of {zone} answered us. Silent: {servers}. Receivers that ask there first have to wait.',
      advice: 'Check again later. If the silence lasts, tell your DNS host, or correct the list of DNS servers.',
    },
    fr: {
      title: 'Chaque serveur de noms du domaine répond',
      failure:
        'Les serveurs de noms de la zone {zone} ne nous ont pas tous répondu. Sans réponse : {servers}. Qui commence par là doit attendre.',
      advice:
        'Vérifiez plus tard. Si le silence persiste, signalez-le à votre hébergeur DNS, ou corrigez la liste des serveurs de noms.',
    },
  },
})
