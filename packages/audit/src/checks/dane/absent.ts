import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'

export const daneAbsent = defineCheck({
  id: 'dane/absent',
  severity: 'info',
  reference: { rfc: 7672 },
  needs: ['dane'],

  evaluate({ dane }) {
    if (dane.length === 0) return notApplicable
    if (dane.some(({ records }) => records.known && records.value.length > 0)) return pass
    for (const { records } of dane) valueOf(records)
    return fail({ hosts: dane.map(({ host }) => host) })
  },

  text: {
    en: {
      title: 'DANE records are published for the mail servers',
      failure:
        'There are no DANE records (TLSA) for {hosts}. They are optional, need DNSSEC, and change nothing for the mail you send.',
      advice: 'Nothing has to be done.',
    },
    fr: {
      title: 'Des enregistrements DANE sont publiés pour les serveurs de messagerie',
      failure:
        'Il n’y a pas d’enregistrements DANE (TLSA) pour {hosts}. Facultatifs, ils exigent DNSSEC et ne changent rien à vos envois.',
      advice: 'Il n’y a rien à faire.',
    },
  },
})
