import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { domainOf, isSameHouse } from '../../addresses.ts'

/** An address inside a text; `domainOf` judges the rest. */
const ADDRESS = /[^\s@<>()"',:;[\]]{1,64}@[^\s@<>()"',:;[\]]+\.[\p{L}\d-]{2,}/u

export const fromNameIsAnotherAddress = defineContentCheck({
  id: 'headers/from-name-is-another-address',
  severity: 'medium',
  reference: { rfc: 9989, section: '11.4' },
  needs: ['mailboxes'],

  evaluate({ mailboxes }) {
    if (mailboxes.from === null) return notApplicable
    for (const { name, address } of mailboxes.from) {
      const domain = domainOf(address)
      const [shown] = ADDRESS.exec(name.slice(0, 500)) ?? []
      const other = shown === undefined ? null : domainOf(shown)
      if (shown !== undefined && domain !== null && other !== null && !isSameHouse(domain, other))
        return fail({ shown, address: address.slice(0, 320) })
    }
    return pass
  },

  text: {
    en: {
      title: 'The sender’s name does not show another address',
      failure:
        'The sender’s name shows “{shown}”, but the message comes from {address}. This is how impostors make themselves look like someone else; filters mark it down, and some mail programs warn the reader.',
      advice:
        'Write a name there, such as “Isabelle Martin” or that of your firm. If answers should go to the other address, put it in Reply-To.',
    },
    fr: {
      title: 'Le nom de l’expéditeur n’affiche pas une autre adresse',
      failure:
        'Le nom de l’expéditeur affiche « {shown} », alors que le message vient de {address}. C’est ainsi que les imposteurs se font passer pour quelqu’un d’autre ; les filtres le sanctionnent, et certaines messageries avertissent le lecteur.',
      advice:
        'Mettez-y un nom, par exemple « Isabelle Martin » ou celui de votre entreprise. Si les réponses doivent aller à l’autre adresse, mettez-la dans « Reply-To ».',
    },
  },
})
