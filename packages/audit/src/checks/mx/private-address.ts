import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { isGlobalAddress } from '../../mx/address.ts'
import { namedHosts } from '../../mx/can-receive.ts'

export const privateAddress = defineCheck({
  id: 'mx/private-address',
  severity: 'medium',
  reference: { rfc: 6890 },
  needs: ['mx'],

  evaluate({ mx }) {
    const named = namedHosts(mx)
    if (named.length === 0) return notApplicable
    const found = named.flatMap(({ host, addresses }) =>
      (addresses.known ? addresses.value : [])
        .filter((address) => !isGlobalAddress(address))
        .map((address) => `${host} (${address})`),
    )
    if (found.length > 0) return fail({ hosts: found })
    for (const { addresses } of named) valueOf(addresses)
    return pass
  },

  text: {
    en: {
      title: 'The mail servers have public addresses',
      failure: 'The MX record leads to an address that is not public and that nobody outside can reach: {hosts}.',
      advice: 'Publish the address under which your mail server can be reached from the Internet.',
    },
    fr: {
      title: 'Les serveurs de messagerie ont des adresses publiques',
      failure:
        'L’enregistrement MX mène à une adresse non publique, que personne ne peut joindre de l’extérieur : {hosts}.',
      advice: 'Publiez l’adresse sous laquelle votre serveur de messagerie est joignable depuis Internet.',
    },
  },
})
