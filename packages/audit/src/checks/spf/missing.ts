import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const missing = defineCheck({
  id: 'spf/missing',
  severity: 'high',
  reference: { rfc: 7208, section: '3' },
  needs: ['spfRecords'],

  evaluate({ spfRecords: { records, lookAlikes } }) {
    if (records.length > 0) return pass
    return lookAlikes.length > 0 ? notApplicable : fail() // spf/look-alike-text speaks for these
  },

  text: {
    en: {
      title: 'The domain publishes an SPF record',
      failure:
        'No SPF record was found. Receivers cannot tell which servers may send your mail, and many of them distrust it.',
      advice:
        'Publish one TXT record that begins with v=spf1 and names every service that sends for you, as each documents it.',
    },
    fr: {
      title: 'Le domaine publie un enregistrement SPF',
      failure:
        'Aucun enregistrement SPF n’a été trouvé. Les messageries ne peuvent pas savoir quels serveurs ont le droit d’envoyer vos messages, et beaucoup s’en méfient.',
      advice:
        'Publiez un enregistrement TXT qui commence par v=spf1 et nomme chaque service qui envoie pour vous, selon sa documentation.',
    },
  },
})
