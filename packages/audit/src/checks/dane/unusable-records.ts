import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { isUsableTlsa } from '../../policies/tlsa.ts'

export const unusableRecords = defineCheck({
  id: 'dane/unusable-records',
  severity: 'low',
  reference: { rfc: 7672, section: '3.1' },
  needs: ['dane'],

  evaluate({ dane }) {
    const published = dane.filter(({ records }) => records.known && records.value.length > 0)
    const hosts = published.filter(({ records }) => !valueOf(records).every(isUsableTlsa)).map(({ host }) => host)
    if (hosts.length > 0) return fail({ hosts })
    for (const { records } of dane) valueOf(records)
    return published.length > 0 ? pass : notApplicable
  },

  text: {
    en: {
      title: 'The DANE records can be used for mail',
      failure: 'The DANE records (TLSA) of {hosts} cannot be used for mail: senders ignore them.',
      advice: 'Publish records that begin with “3 1 1” or “2 1 1”, made from the certificate of the mail server.',
    },
    fr: {
      title: 'Les enregistrements DANE sont utilisables pour le courrier',
      failure:
        'Les enregistrements DANE (TLSA) publiés pour {hosts} sont inutilisables pour le courrier : les serveurs les ignorent.',
      advice:
        'Publiez des enregistrements qui commencent par « 3 1 1 » ou « 2 1 1 », tirés du certificat du serveur de messagerie.',
    },
  },
})
