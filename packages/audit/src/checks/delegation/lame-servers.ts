import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import type { NameServer } from '../../delegation/facts.ts'

/** A server that reports a failure of its own for its zone has not loaded it. */
const isLame = ({ soa }: NameServer): boolean => (soa.known ? soa.value === null : soa.reason === 'servfail')

export const lameServers = defineCheck({
  id: 'delegation/lame-servers',
  severity: 'medium',
  reference: { rfc: 1912, section: '2.8' },
  needs: ['delegation'],

  evaluate({ delegation }) {
    if (!delegation?.isAskedDirectly) return notApplicable
    const servers = valueOf(delegation.servers)
    const lame = servers.filter(isLame).map(({ name }) => name)
    if (lame.length > 0)
      return fail({ zone: delegation.zone, servers: lame }, lame.length < servers.length ? null : 'high')
    if (!servers.some(({ soa }) => soa.known)) for (const { soa } of servers) valueOf(soa)
    return pass
  },

  text: {
    en: {
      title: 'Every DNS server of the domain knows the domain',
      failure:
        'Not every DNS server of {zone} knows it. Without a valid answer: {servers}. Your records are found late, or sometimes not at all.',
      advice:
        'Correct the list of DNS servers at your registrar (where you bought the domain), or have the zone set up on that server.',
    },
    fr: {
      title: 'Chaque serveur de noms du domaine connaît le domaine',
      failure:
        'Les serveurs de noms de la zone {zone} ne la connaissent pas tous. Sans réponse valable : {servers}. Vos enregistrements sont trouvés tard, ou parfois pas du tout.',
      advice:
        'Corrigez la liste des serveurs de noms chez votre bureau d’enregistrement (le vendeur du domaine), ou faites créer la zone sur ce serveur.',
    },
  },
})
