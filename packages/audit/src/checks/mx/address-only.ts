import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'

export const addressOnly = defineCheck({
  id: 'mx/address-only',
  severity: 'low',
  reference: { rfc: 5321, section: '5.1' },
  needs: ['mx'],

  evaluate({ mx }) {
    if (mx.hosts.length > 0) return pass
    return valueOf(mx.ownAddresses).length > 0 ? fail({ domain: mx.domain }) : notApplicable // mx/missing speaks
  },

  text: {
    en: {
      title: 'The domain names its mail server',
      failure:
        '{domain} has no MX record. Mail to it goes to the address of the domain itself, which is often the web server.',
      advice: 'Publish an MX record that names your mail server, even if it is the same machine.',
    },
    fr: {
      title: 'Le domaine nomme son serveur de messagerie',
      failure:
        '{domain} n’a pas d’enregistrement MX. Le courrier va à l’adresse du domaine lui-même, qui est souvent le serveur web.',
      advice: 'Publiez un enregistrement MX qui nomme votre serveur de messagerie, même si c’est la même machine.',
    },
  },
})
