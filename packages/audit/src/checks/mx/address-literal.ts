import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { literalAddress } from '../../mx/address.ts'

export const addressLiteral = defineCheck({
  id: 'mx/address-literal',
  severity: 'high',
  reference: { rfc: 1035, section: '3.3.9' },
  needs: ['mx'],

  evaluate({ mx }) {
    if (mx.hosts.length === 0) return notApplicable
    const literals = mx.hosts.filter(({ host }) => host !== '' && literalAddress(host) !== null)
    return literals.length > 0 ? fail({ hosts: literals.map(({ host }) => host) }) : pass
  },

  text: {
    en: {
      title: 'The MX record contains names, not addresses',
      failure:
        'The MX record contains the address {hosts} where a name is required. Most servers cannot deliver to it.',
      advice:
        'Give the server a name with an A record, such as mail.example.org, and enter that name in the MX record.',
    },
    fr: {
      title: 'L’enregistrement MX contient des noms, et non des adresses',
      failure:
        'L’enregistrement MX contient l’adresse {hosts} là où il faut un nom. La plupart des serveurs ne peuvent rien y livrer.',
      advice:
        'Donnez un nom au serveur par un enregistrement A, par exemple mail.example.org, et saisissez ce nom dans l’enregistrement MX.',
    },
  },
})
