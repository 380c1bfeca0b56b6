import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { mergedRecord } from '../../spf/edits.ts'

export const severalRecords = defineCheck({
  id: 'spf/several-records',
  severity: 'high',
  reference: { rfc: 7208, section: '4.5' },
  needs: ['spfRecords', 'domain'],

  evaluate({ spfRecords: { records } }) {
    if (records.length === 0) return notApplicable
    return records.length > 1 ? fail({ count: records.length, records }) : pass
  },

  // Nothing is lost: as long as there are several, none of them counts.
  fix({ spfRecords: { records }, domain: { name } }) {
    const merged = records.length > 1 ? mergedRecord(records) : null
    if (merged === null) return null
    return records.map((before, at) => ({ name, type: 'TXT', before, after: at === 0 ? merged : null }))
  },

  text: {
    en: {
      title: 'There is only one SPF record',
      failure:
        'The domain has {count} SPF records. Receivers must then treat SPF as broken: no server counts as allowed. Found: {records}',
      advice: 'Put everything into one record that begins with v=spf1 and remove the others.',
    },
    fr: {
      title: 'Il n’y a qu’un seul enregistrement SPF',
      failure:
        'Le domaine a {count} enregistrements SPF. Les messageries doivent alors juger le SPF invalide : aucun serveur n’est autorisé. Trouvés : {records}',
      advice: 'Rassemblez tout dans un seul enregistrement qui commence par v=spf1 et supprimez les autres.',
    },
  },
})
