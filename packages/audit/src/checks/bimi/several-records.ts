import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const bimiSeveralRecords = defineCheck({
  id: 'bimi/several-records',
  severity: 'low',
  reference: {
    url: 'https://datatracker.ietf.org/doc/html/draft-brand-indicators-for-message-identification-10',
    date: '2026-11-22',
  },
  needs: ['bimi'],

  evaluate({ bimi }) {
    if (bimi.length === 0) return notApplicable
    return bimi.length > 1 ? fail({ count: bimi.length }) : pass
  },

  text: {
    en: {
      title: 'There is only one BIMI record',
      failure: 'There are {count} BIMI records. Mailbox providers show no logo when there are several.',
      advice: 'Keep one record and delete the others.',
    },
    fr: {
      title: 'Il n’y a qu’un enregistrement BIMI',
      failure: 'Il y a {count} enregistrements BIMI. Quand il y en a plusieurs, aucun logo n’est affiché.',
      advice: 'Gardez un seul enregistrement et supprimez les autres.',
    },
  },
})
