import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { isWebLink } from '../../links/web-link.ts'

const LIMIT = 100

export const tooMany = defineContentCheck({
  id: 'links/too-many',
  severity: 'info',
  reference: { url: 'https://github.com/apache/spamassassin/blob/trunk/rules/72_active.cf', date: '2026-11-22' },
  needs: ['links'],

  evaluate({ links }) {
    const count = new Set(links.filter(isWebLink).map(({ href }) => href)).size
    return count > LIMIT ? fail({ count, limit: LIMIT }) : pass
  },

  text: {
    en: {
      title: 'The number of links is reasonable',
      failure:
        'The message has {count} different links (more than {limit}). Each is one more that may break, or end up on a blocklist.',
      advice: 'Keep those that matter; one link to a page with the others will do.',
    },
    fr: {
      title: 'Le nombre de liens reste raisonnable',
      failure:
        'Le message contient {count} liens différents (plus de {limit}). Chacun est un lien de plus qui peut cesser de fonctionner, ou se retrouver sur une liste noire.',
      advice: 'Gardez ceux qui comptent ; un lien vers une page qui réunit les autres suffit.',
    },
  },
})
