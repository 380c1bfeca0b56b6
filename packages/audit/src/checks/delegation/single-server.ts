import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'

export const singleServer = defineCheck({
  id: 'delegation/single-server',
  severity: 'low',
  reference: { rfc: 2182, section: '5' },
  needs: ['delegation'],

  evaluate({ delegation }) {
    if (delegation === null) return notApplicable
    const servers = valueOf(delegation.servers)
    const [server] = servers
    return servers.length === 1 && server ? fail({ zone: delegation.zone, server: server.name }) : pass
  },

  text: {
    en: {
      title: 'The domain has more than one DNS server',
      failure: '{zone} has only one DNS server, {server}. If it fails, nobody can check your mail or write to you.',
      advice: 'Ask your DNS host for a second server.',
    },
    fr: {
      title: 'Le domaine a plus d’un serveur de noms',
      failure:
        'La zone {zone} n’a qu’un serveur de noms, {server}. S’il tombe en panne, personne ne peut vérifier vos messages ni vous écrire.',
      advice: 'Demandez un second serveur à votre hébergeur DNS.',
    },
  },
})
