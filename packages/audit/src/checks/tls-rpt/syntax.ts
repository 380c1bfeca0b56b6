import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { firstFault, onlyRecord } from '../../policies/only-record.ts'
import { parseTlsRpt } from '../../policies/parse-tls-rpt.ts'

export const tlsRptSyntax = defineCheck({
  id: 'tls-rpt/syntax',
  severity: 'low',
  reference: { rfc: 8460, section: '3' },
  needs: ['tlsRpt'],

  evaluate({ tlsRpt }) {
    const record = onlyRecord(tlsRpt)
    if (record === null) return notApplicable
    const fault = firstFault(parseTlsRpt(record).problems)
    return fault ? fail({ record, ...fault }) : pass
  },

  text: {
    en: {
      title: 'The TLS-RPT record is written correctly',
      failure: 'The TLS-RPT record has a mistake at character {position}: {record}. Senders ignore it.',
      advice: 'It should look like this: v=TLSRPTv1; rua=mailto:tls@example.org',
    },
    fr: {
      title: 'L’enregistrement TLS-RPT est bien écrit',
      failure:
        'L’enregistrement TLS-RPT contient une erreur au caractère {position} : {record}. Les serveurs l’ignorent.',
      advice: 'Il doit ressembler à ceci : v=TLSRPTv1; rua=mailto:tls@example.org',
    },
  },
})
