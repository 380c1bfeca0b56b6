import { defineCheck, fail, pass, valueOf } from '../../check.ts'

export const mxMissing = defineCheck({
  id: 'mx/missing',
  severity: 'high',
  reference: { rfc: 5321, section: '5.1' },
  needs: ['mx'],

  evaluate({ mx }) {
    if (mx.hosts.length > 0) return pass
    return valueOf(mx.ownAddresses).length > 0 ? pass : fail({ domain: mx.domain })
  },

  text: {
    en: {
      title: 'The domain can receive mail',
      failure:
        '{domain} names no mail server and has no address: nobody can reply to it, and many receivers refuse mail from it.',
      advice: 'Publish an MX record that names the server where mail to {domain} should arrive.',
    },
    fr: {
      title: 'Le domaine peut recevoir du courrier',
      failure:
        '{domain} n’indique aucun serveur de messagerie et n’a aucune adresse : personne ne peut y répondre, et beaucoup de messageries refusent ce qui en vient.',
      advice: 'Publiez un enregistrement MX qui nomme le serveur où doit arriver le courrier pour {domain}.',
    },
  },
})
