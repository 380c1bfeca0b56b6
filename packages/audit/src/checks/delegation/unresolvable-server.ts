import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'

export const unresolvableServer = defineCheck({
  id: 'delegation/unresolvable-server',
  severity: 'medium',
  reference: { rfc: 1912, section: '2.8' },
  needs: ['delegation'],

  evaluate({ delegation }) {
    if (delegation === null) return notApplicable
    const servers = valueOf(delegation.servers)
    const lost = servers.filter(({ addresses }) => addresses.known && addresses.value.length === 0)
    if (lost.length > 0) return fail({ zone: delegation.zone, servers: lost.map(({ name }) => name) })
    for (const { addresses } of servers) valueOf(addresses)
    return pass
  },

  text: {
    en: {
      title: 'Every DNS server of the domain has an address',
      failure: 'Without an address among the DNS servers of {zone}: {servers}. Nobody can ask there.',
      advice: 'Correct the name in the list of DNS servers, at your registrar and in the zone.',
    },
    fr: {
      title: 'Chaque serveur de noms du domaine a une adresse',
      failure: 'Sans adresse parmi les serveurs de noms de la zone {zone} : {servers}. Rien ne peut y être demandé.',
      advice: 'Corrigez ce nom dans la liste des serveurs de noms, chez votre bureau d’enregistrement et dans la zone.',
    },
  },
})
