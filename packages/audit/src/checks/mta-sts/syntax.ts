import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { firstFault, onlyRecord } from '../../policies/only-record.ts'
import { parseMtaStsRecord } from '../../policies/parse-mta-sts-record.ts'

export const mtaStsSyntax = defineCheck({
  id: 'mta-sts/syntax',
  severity: 'low',
  reference: { rfc: 8461, section: '3.1' },
  needs: ['mtaSts'],

  evaluate({ mtaSts }) {
    const record = onlyRecord(mtaSts)
    if (record === null) return notApplicable
    const fault = firstFault(parseMtaStsRecord(record).problems)
    return fault ? fail({ record, ...fault }) : pass
  },

  text: {
    en: {
      title: 'The MTA-STS record is written correctly',
      failure: 'The MTA-STS record has a mistake at character {position}: {record}. Senders ignore it.',
      advice: 'It should look like this: v=STSv1; id=20261122T120000',
    },
    fr: {
      title: 'L’enregistrement MTA-STS est bien écrit',
      failure:
        'L’enregistrement MTA-STS contient une erreur au caractère {position} : {record}. Les serveurs l’ignorent.',
      advice: 'Il doit ressembler à ceci : v=STSv1; id=20261122T120000',
    },
  },
})
