import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { onlyRecord } from '../../policies/only-record.ts'
import { parseBimi } from '../../policies/parse-bimi.ts'

export const needsDmarc = defineCheck({
  id: 'bimi/needs-dmarc',
  severity: 'low',
  reference: {
    url: 'https://datatracker.ietf.org/doc/html/draft-brand-indicators-for-message-identification-10',
    date: '2026-11-22',
  },
  needs: ['bimi', 'dmarc'],

  evaluate({ bimi, dmarc }) {
    const record = onlyRecord(bimi)
    if (record === null || parseBimi(record).value.isDeclined) return notApplicable
    const found = valueOf(dmarc.found)
    const isEnforced = dmarc.appliedPolicy === 'quarantine' || dmarc.appliedPolicy === 'reject'
    return isEnforced && found?.record.subdomainPolicy !== 'none' ? pass : fail({ domain: dmarc.domain })
  },

  text: {
    en: {
      title: 'The DMARC policy is strong enough for BIMI',
      failure:
        '{domain} offers a logo (BIMI), but its DMARC policy is not strict enough for it: mailbox providers show no logo.',
      advice:
        'Raise the DMARC policy to p=quarantine or p=reject, for sub-domains too (no sp=none). Read the reports first.',
    },
    fr: {
      title: 'La politique DMARC est assez stricte pour BIMI',
      failure:
        '{domain} propose un logo (BIMI), mais sa politique DMARC n’est pas assez stricte : les messageries n’affichent pas le logo.',
      advice:
        'Renforcez la politique DMARC (p=quarantine ou p=reject), y compris pour les sous-domaines (pas de sp=none). Lisez d’abord les rapports.',
    },
  },
})
