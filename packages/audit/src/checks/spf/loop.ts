import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { notKnown } from '../../evidence.ts'
import { withoutTerms } from '../../spf/edits.ts'
import { eachNode, ownLoops, unknownBranch } from '../../spf/tree.ts'

export const loop = defineCheck({
  id: 'spf/loop',
  severity: 'high',
  reference: { rfc: 7208, section: '5.2' },
  needs: ['spf'],

  evaluate({ spf }) {
    if (!spf) return notApplicable
    const loop = eachNode(spf).find(({ node }) => node.state === 'loop')
    if (loop) return fail({ way: [spf.domain, ...loop.path.map(({ target }) => target ?? '')].join(' → ') })
    const reason = unknownBranch(spf)
    return reason === null ? pass : valueOf(notKnown(reason))
  },

  fix({ spf }) {
    const loops = spf ? ownLoops(spf).filter(({ kind }) => kind === 'include') : []
    return spf && loops.length > 0 ? [withoutTerms(spf, loops)] : null
  },

  text: {
    en: {
      title: 'SPF never leads back to itself',
      failure:
        'The SPF records lead in a circle: {way}. Receivers run into the limit of look-ups and treat SPF as broken.',
      advice: 'Remove the “include” or “redirect” that leads back.',
    },
    fr: {
      title: 'Le SPF ne revient jamais sur lui-même',
      failure:
        'Les enregistrements SPF tournent en rond : {way}. Les messageries atteignent la limite de requêtes et jugent le SPF invalide.',
      advice: 'Retirez l’« include » ou le « redirect » qui revient en arrière.',
    },
  },
})
