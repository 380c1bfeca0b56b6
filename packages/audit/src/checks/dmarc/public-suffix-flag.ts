import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'

export const publicSuffixFlag = defineCheck({
  id: 'dmarc/public-suffix-flag',
  severity: 'low',
  reference: { rfc: 9989, section: '4.7' },
  needs: ['dmarc'],

  evaluate({ dmarc }) {
    const found = valueOf(dmarc.found)
    if (found?.source !== 'author') return notApplicable
    return found.record.publicSuffix === 'y' ? fail({ domain: found.domain }) : pass
  },

  text: {
    en: {
      title: 'The domain does not call itself a public suffix',
      failure:
        'With psd=y, {domain} says that it is a registry like .com: each of its sub-domains counts as a stranger for DMARC.',
      advice: 'Remove psd=y, unless you let others register names below {domain}.',
    },
    fr: {
      title: 'Le domaine ne se déclare pas suffixe public',
      failure:
        'Avec psd=y, {domain} se déclare registre, comme .com : chacun de ses sous-domaines est traité comme un étranger par DMARC.',
      advice: 'Retirez psd=y, sauf si d’autres enregistrent chez vous des noms sous {domain}.',
    },
  },
})
