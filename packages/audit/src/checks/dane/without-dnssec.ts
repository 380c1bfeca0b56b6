import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'

export const withoutDnssec = defineCheck({
  id: 'dane/without-dnssec',
  severity: 'info',
  reference: { rfc: 7672, section: '2.1' },
  needs: ['dane'],

  evaluate({ dane }) {
    const published = dane.filter(({ records }) => records.known && records.value.length > 0)
    const hosts = published.filter((host) => host.isSigned.known && !host.isSigned.value).map(({ host }) => host)
    if (hosts.length > 0) return fail({ hosts })
    for (const { isSigned, records } of dane) {
      valueOf(records)
      valueOf(isSigned)
    }
    return published.length > 0 ? pass : notApplicable
  },

  text: {
    en: {
      title: 'The zone of the DANE records seems to be signed (DNSSEC)',
      failure:
        'We see no sign of DNSSEC beside the DANE records (TLSA) of {hosts}. Without it, senders ignore them. No mail is lost.',
      advice: 'Turn on DNSSEC for the domain of the mail server at your DNS host, or leave things as they are.',
    },
    fr: {
      title: 'La zone des enregistrements DANE semble signée (DNSSEC)',
      failure:
        '{hosts} : nous y voyons des enregistrements DANE (TLSA), mais aucune trace de DNSSEC. Sans lui, ils sont ignorés. Aucun courrier n’est perdu.',
      advice:
        'Activez DNSSEC chez votre hébergeur DNS pour le domaine du serveur de messagerie, ou laissez les choses en l’état.',
    },
  },
})
