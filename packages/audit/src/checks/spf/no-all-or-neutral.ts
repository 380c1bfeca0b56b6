import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { notKnown } from '../../evidence.ts'
import { decidingNode, unknownBranch } from '../../spf/tree.ts'

export const noAllOrNeutral = defineCheck({
  id: 'spf/no-all-or-neutral',
  severity: 'medium',
  reference: { rfc: 7208, section: '4.7' },
  needs: ['spf'],

  evaluate({ spf }) {
    if (!spf) return notApplicable
    const node = decidingNode(spf)
    if (node) {
      const all = node.terms.find(({ kind }) => kind === 'all')
      return !all || all.qualifier === '?' ? fail({ domain: node.domain }) : pass
    }
    const reason = unknownBranch(spf)
    return reason === null ? notApplicable : valueOf(notKnown(reason))
  },

  text: {
    en: {
      title: 'SPF says what to do with unknown servers',
      failure:
        'The SPF record of {domain} says nothing about servers it does not name: receivers must treat an impostor as if there were no SPF.',
      advice: 'End the record with ~all, or with -all once you are sure that every service you use is listed.',
    },
    fr: {
      title: 'Le SPF dit que faire des serveurs inconnus',
      failure:
        'Le SPF du domaine {domain} ne dit rien des serveurs qu’il ne nomme pas : un imposteur est traité comme s’il n’y avait pas de SPF.',
      advice: 'Terminez l’enregistrement par ~all, ou par -all quand vous êtes sûr que tous vos services y figurent.',
    },
  },
})
