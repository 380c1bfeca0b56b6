import { defineCheck, fail, notApplicable, pass, valueOf, type Verdict } from '../../check.ts'
import { notKnown } from '../../evidence.ts'
import { countVoids, eachNode, type Family, MAX_VOID_LOOKUPS, type SpfNode, unknownVoid } from '../../spf/tree.ts'

const tooMany = (spf: SpfNode, family: Family, count: number): Verdict => {
  const terms = eachNode(spf)
    .flatMap(({ node }) => node.terms)
    .filter(({ voidFor }) => voidFor.known && voidFor.value.includes(family))
  // Many servers send over IPv4 alone: what only IPv6 senders would meet is good to know.
  return fail(
    { count, limit: MAX_VOID_LOOKUPS, family, terms: [...new Set(terms.map(({ text }) => text))] },
    family === 6 ? 'info' : null,
  )
}

export const tooManyVoidLookups = defineCheck({
  id: 'spf/too-many-void-lookups',
  severity: 'high',
  reference: { rfc: 7208, section: '4.6.4' },
  needs: ['spf'],

  evaluate({ spf }) {
    if (!spf) return notApplicable
    for (const family of [4, 6] as const) {
      const count = countVoids(spf, family)
      if (count > MAX_VOID_LOOKUPS) return tooMany(spf, family, count)
    }
    const reason = unknownVoid(spf)
    return reason === null ? pass : valueOf(notKnown(reason))
  },

  text: {
    en: {
      title: 'At most 2 DNS look-ups of SPF find nothing',
      failure:
        'For senders with an IPv{family} address, {count} DNS look-ups of your SPF record find nothing: {terms}. After {limit} of these, receivers may treat SPF as broken.',
      advice: 'Remove or correct the names that do not exist, and name your own servers by address (ip4, ip6).',
    },
    fr: {
      title: 'Au plus 2 requêtes DNS du SPF ne trouvent rien',
      failure:
        'Pour un serveur qui envoie en IPv{family}, {count} requêtes DNS de votre SPF ne trouvent rien : {terms}. Après {limit}, les messageries peuvent juger le SPF invalide.',
      advice:
        'Retirez ou corrigez les noms qui n’existent pas, et désignez vos propres serveurs par leur adresse (ip4, ip6).',
    },
  },
})
