import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { notKnown } from '../../evidence.ts'
import { withoutTerms } from '../../spf/edits.ts'
import { brokenIncludes, countLookups, MAX_LOOKUPS, ownLoops, unknownBranch } from '../../spf/tree.ts'

export const tooManyLookups = defineCheck({
  id: 'spf/too-many-lookups',
  severity: 'high',
  reference: { rfc: 7208, section: '4.6.4' },
  needs: ['spf'],

  evaluate({ spf }) {
    if (!spf) return notApplicable
    const count = countLookups(spf)
    if (count > MAX_LOOKUPS) return fail({ count, limit: MAX_LOOKUPS })
    const reason = unknownBranch(spf)
    return reason === null ? pass : valueOf(notKnown(reason))
  },

  // Nothing is lost: a broken include already makes receivers answer permerror (§5.2).
  fix({ spf }) {
    if (!spf) return null
    const broken = [...brokenIncludes(spf), ...ownLoops(spf)]
    return broken.length > 0 ? [withoutTerms(spf, broken)] : null
  },

  text: {
    en: {
      title: 'SPF stays within 10 DNS look-ups',
      failure:
        'Checking your SPF record takes {count} DNS look-ups. Receivers stop at {limit} and treat SPF as broken.',
      advice: 'Remove the services you no longer use, then name your own servers by address (ip4, ip6).',
    },
    fr: {
      title: 'Le SPF ne dépasse pas 10 requêtes DNS',
      failure:
        'Vérifier votre SPF demande {count} requêtes DNS. Les messageries s’arrêtent à {limit} et jugent le SPF invalide.',
      advice: 'Retirez les services devenus inutiles, puis désignez vos propres serveurs par leur adresse (ip4, ip6).',
    },
  },
})
