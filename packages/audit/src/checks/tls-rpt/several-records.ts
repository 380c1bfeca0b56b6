import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const tlsRptSeveralRecords = defineCheck({
  id: 'tls-rpt/several-records',
  severity: 'low',
  reference: { rfc: 8460, section: '3' },
  needs: ['tlsRpt'],

  evaluate({ tlsRpt }) {
    if (tlsRpt.length === 0) return notApplicable
    const count = tlsRpt.filter((record) => record.startsWith('v=TLSRPTv1;')).length
    return count > 1 ? fail({ count }) : pass
  },

  text: {
    en: {
      title: 'There is only one TLS-RPT record',
      failure: 'There are {count} TLS-RPT records. When there are several, senders use none of them.',
      advice: 'Keep one record and delete the others.',
    },
    fr: {
      title: 'Il n’y a qu’un enregistrement TLS-RPT',
      failure: 'Il y a {count} enregistrements TLS-RPT. Quand il y en a plusieurs, les serveurs n’en retiennent aucun.',
      advice: 'Gardez un seul enregistrement et supprimez les autres.',
    },
  },
})
