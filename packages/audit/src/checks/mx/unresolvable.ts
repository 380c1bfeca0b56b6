import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { namedHosts } from '../../mx/can-receive.ts'

export const unresolvable = defineCheck({
  id: 'mx/unresolvable',
  severity: 'high',
  reference: { rfc: 5321, section: '5.1' },
  needs: ['mx'],

  evaluate({ mx }) {
    const named = namedHosts(mx)
    if (named.length === 0) return notApplicable
    const lost = named.filter(({ addresses }) => addresses.known && addresses.value.length === 0)
    if (lost.length > 0)
      return fail({ hosts: lost.map(({ host }) => host) }, lost.length < named.length ? 'medium' : null)
    for (const { addresses } of named) valueOf(addresses)
    return pass
  },

  text: {
    en: {
      title: 'Every mail server has an address',
      failure:
        'The MX record leads to a name without an address, {hosts}: nothing can be delivered there, and replies are delayed or lost.',
      advice: 'Correct the name in the MX record, or publish an address (A record) for it.',
    },
    fr: {
      title: 'Chaque serveur de messagerie a une adresse',
      failure:
        'L’enregistrement MX mène à un nom sans adresse, {hosts} : rien ne peut y être livré, et les réponses tardent ou se perdent.',
      advice: 'Corrigez le nom dans l’enregistrement MX, ou publiez une adresse (enregistrement A) pour ce nom.',
    },
  },
})
