import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { firstFault, onlyRecord } from '../../policies/only-record.ts'
import { parseBimi } from '../../policies/parse-bimi.ts'

export const bimiSyntax = defineCheck({
  id: 'bimi/syntax',
  severity: 'low',
  reference: {
    url: 'https://datatracker.ietf.org/doc/html/draft-brand-indicators-for-message-identification-10',
    date: '2026-11-22',
  },
  needs: ['bimi'],

  evaluate({ bimi }) {
    const record = onlyRecord(bimi)
    if (record === null) return notApplicable
    const fault = firstFault(parseBimi(record).problems)
    return fault ? fail({ record, ...fault }) : pass
  },

  text: {
    en: {
      title: 'The BIMI record is written correctly',
      failure:
        'The BIMI record has a mistake at character {position}: {record}. The only effect: the logo is not shown.',
      advice:
        'It should look like this (“a=” is optional): v=BIMI1; l=https://example.org/logo.svg; a=https://example.org/logo.pem',
    },
    fr: {
      title: 'L’enregistrement BIMI est bien écrit',
      failure:
        'L’enregistrement BIMI contient une erreur au caractère {position} : {record}. Seul effet : le logo n’est pas affiché.',
      advice:
        'Il doit ressembler à ceci (« a= » est facultatif) : v=BIMI1; l=https://example.org/logo.svg; a=https://example.org/logo.pem',
    },
  },
})
