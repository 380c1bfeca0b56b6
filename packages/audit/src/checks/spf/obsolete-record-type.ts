import { defineCheck, fail, pass, valueOf } from '../../check.ts'

export const obsoleteRecordType = defineCheck({
  id: 'spf/obsolete-record-type',
  severity: 'low',
  reference: { rfc: 7208, section: '3.1' },
  needs: ['spfRecords', 'domain'],

  evaluate({ spfRecords: { obsolete } }) {
    const records = valueOf(obsolete)
    return records.length > 0 ? fail({ count: records.length }) : pass
  },

  fix({ spfRecords: { obsolete }, domain: { name } }) {
    const records = obsolete.known ? obsolete.value : []
    return records.length > 0 ? records.map((before) => ({ name, type: 'SPF', before, after: null })) : null
  },

  text: {
    en: {
      title: 'SPF is published as TXT only',
      failure:
        'Records of the DNS type SPF: {count}. This type was given up in 2014: nobody reads it, and it may contradict the TXT record.',
      advice: 'Delete the records of the type SPF and keep the TXT record.',
    },
    fr: {
      title: 'Le SPF n’est publié qu’en TXT',
      failure:
        'Enregistrements DNS de type SPF : {count}. Ce type est abandonné depuis 2014 : plus personne ne le lit, et il peut contredire l’enregistrement TXT.',
      advice: 'Supprimez les enregistrements de type SPF et gardez le TXT.',
    },
  },
})
