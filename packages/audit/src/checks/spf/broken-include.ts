import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { notKnown } from '../../evidence.ts'
import { eachNode, unknownBranch } from '../../spf/tree.ts'

export const brokenInclude = defineCheck({
  id: 'spf/broken-include',
  severity: 'high',
  reference: { rfc: 7208, section: '5.2' },
  needs: ['spf'],

  evaluate({ spf }) {
    if (!spf) return notApplicable
    const broken = eachNode(spf).filter(
      ({ node, path }) => path.length > 0 && (node.problems.length > 0 || node.state === 'several'),
    )
    if (broken.length > 0) return fail({ domains: [...new Set(broken.map(({ node }) => node.domain))] })
    const reason = unknownBranch(spf)
    return reason === null ? pass : valueOf(notKnown(reason))
  },

  text: {
    en: {
      title: 'Every SPF record that yours leads to can be read',
      failure: 'Your SPF record leads to faulty records: {domains}. Receivers then treat yours as broken too.',
      advice: 'Tell the owner of that domain, and remove the “include” that leads there until the record is repaired.',
    },
    fr: {
      title: 'Tous les enregistrements SPF auxquels mène le vôtre sont lisibles',
      failure:
        'Votre SPF mène à des enregistrements fautifs : {domains}. Les messageries jugent alors le vôtre invalide aussi.',
      advice:
        'Prévenez le propriétaire de ce domaine, et retirez l’« include » qui y mène tant que l’enregistrement n’est pas réparé.',
    },
  },
})
