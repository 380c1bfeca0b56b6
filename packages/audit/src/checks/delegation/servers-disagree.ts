import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { groupByAnswer, groupByRecords, type SameAnswer, showAnswer } from '../../delegation/compare.ts'
import { mapFact } from '../../evidence.ts'

export const serversDisagree = defineCheck({
  id: 'delegation/servers-disagree',
  severity: 'high',
  reference: { rfc: 1034, section: '4.1' },
  needs: ['delegation', 'domain'],

  evaluate({ delegation, domain }) {
    if (!delegation?.isAskedDirectly) return notApplicable
    const servers = valueOf(delegation.servers)
    const say = (name: string, groups: readonly SameAnswer[]) => ({ name, answers: groups.map(showAnswer) })
    const txt = groupByRecords(servers, (server) => server.txt)
    if (txt.length > 1) return fail(say(domain.name, txt))
    const dmarc = groupByRecords(servers, (server) => server.dmarcTxt)
    if (dmarc.length > 1) return fail(say(`_dmarc.${domain.name}`, dmarc))
    const serials = groupByAnswer(servers, ({ soa }) => mapFact(soa, (value) => value && String(value.serial)))
    // Another serial number with the same records is a change on its way, or two hosts that count for themselves.
    if (serials.length > 1) return fail(say(delegation.zone, serials), 'info')
    if (serials.length === 0) for (const { soa } of servers) valueOf(soa)
    return servers.length > 1 ? pass : notApplicable
  },

  text: {
    en: {
      title: 'All DNS servers of the domain say the same',
      failure:
        'The DNS servers do not agree about {name}: {answers}. What a receiver sees depends on which one it asks.',
      advice:
        'After a change, wait an hour and check again. If they still differ, one server no longer follows the changes: tell your DNS host, or remove it from the list of DNS servers.',
    },
    fr: {
      title: 'Tous les serveurs de noms du domaine disent la même chose',
      failure:
        'Les serveurs de noms ne disent pas la même chose au sujet de {name} : {answers}. Ce que voit une messagerie dépend de celui qu’elle interroge.',
      advice:
        'Après une modification, attendez une heure et vérifiez à nouveau. Si l’écart demeure, un serveur ne se met plus à jour : signalez-le à votre hébergeur DNS, ou retirez-le de la liste des serveurs de noms.',
    },
  },
})
