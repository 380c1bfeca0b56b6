import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { notKnown } from '../../evidence.ts'
import { withoutTerms } from '../../spf/edits.ts'
import { brokenIncludes, eachNode, unknownBranch } from '../../spf/tree.ts'

export const includeWithoutRecord = defineCheck({
  id: 'spf/include-without-record',
  severity: 'high',
  reference: { rfc: 7208, section: '5.2' },
  needs: ['spf'],

  evaluate({ spf }) {
    if (!spf) return notApplicable
    const terms = eachNode(spf).flatMap(({ node }) => brokenIncludes(node).map(({ text }) => text))
    if (terms.length > 0) return fail({ terms: [...new Set(terms)] })
    const reason = unknownBranch(spf)
    return reason === null ? pass : valueOf(notKnown(reason))
  },

  // Nothing is lost: as long as the term is there, receivers answer permerror. A redirect is the end of the record: it stays.
  fix({ spf }) {
    const broken = spf ? brokenIncludes(spf).filter(({ kind }) => kind === 'include') : []
    return spf && broken.length > 0 ? [withoutTerms(spf, broken)] : null
  },

  text: {
    en: {
      title: 'Every “include” leads to an SPF record',
      failure:
        'A term of SPF leads to a name without an SPF record: {terms}. Receivers that get there treat yours as broken.',
      advice: 'Remove the term if you no longer use the service, or correct the name as the service documents it.',
    },
    fr: {
      title: 'Chaque « include » mène à un enregistrement SPF',
      failure:
        'Un élément du SPF mène à un nom sans enregistrement SPF : {terms}. Les messageries qui y arrivent jugent le vôtre invalide.',
      advice: 'Retirez l’élément si vous n’utilisez plus ce service, ou corrigez le nom d’après sa documentation.',
    },
  },
})
