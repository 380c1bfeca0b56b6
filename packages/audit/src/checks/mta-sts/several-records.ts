import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const mtaStsSeveralRecords = defineCheck({
  id: 'mta-sts/several-records',
  severity: 'low',
  reference: { rfc: 8461, section: '3.1' },
  needs: ['mtaSts'],

  evaluate({ mtaSts }) {
    if (mtaSts.length === 0) return notApplicable
    const count = mtaSts.filter((record) => record.startsWith('v=STSv1;')).length
    return count > 1 ? fail({ count }) : pass
  },

  text: {
    en: {
      title: 'There is only one MTA-STS record',
      failure: 'There are {count} MTA-STS records. When there are several, senders use none of them.',
      advice: 'Keep one record and delete the others.',
    },
    fr: {
      title: 'Il n’y a qu’un enregistrement MTA-STS',
      failure: 'Il y a {count} enregistrements MTA-STS. Quand il y en a plusieurs, les serveurs n’en retiennent aucun.',
      advice: 'Gardez un seul enregistrement et supprimez les autres.',
    },
  },
})
