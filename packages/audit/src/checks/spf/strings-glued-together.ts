import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { rewritten } from '../../spf/edits.ts'
import { gluedTerms, ungluedRecord } from '../../spf/glued-strings.ts'

export const stringsGluedTogether = defineCheck({
  id: 'spf/strings-glued-together',
  severity: 'high',
  reference: { rfc: 7208, section: '3.3' },
  needs: ['spf'],

  evaluate({ spf }) {
    if (!spf) return notApplicable
    const terms = gluedTerms(spf.record ?? '')
    return terms.length > 0 ? fail({ terms }) : pass
  },

  fix({ spf }) {
    const record = spf?.record ?? ''
    const after = gluedTerms(record).length > 0 ? ungluedRecord(record) : null
    return spf && after !== null ? [rewritten(spf, after)] : null
  },

  text: {
    en: {
      title: 'The terms of SPF are separated',
      failure:
        'A space is missing inside {terms}: a long record was probably cut into pieces, which are joined without a space. Receivers do not understand the result.',
      advice: 'Add the missing space, at the end of a piece or at the beginning of the next.',
    },
    fr: {
      title: 'Les éléments du SPF sont bien séparés',
      failure:
        'Il manque une espace dans {terms} : un long enregistrement a sans doute été coupé en morceaux, recollés sans espace. Les messageries ne comprennent pas le résultat.',
      advice: 'Ajoutez l’espace manquante, à la fin d’un morceau ou au début du suivant.',
    },
  },
})
