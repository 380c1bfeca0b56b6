import { fail, notApplicable, pass } from '../../../check.ts'
import { domainOf, isSameHouse } from '../../addresses.ts'
import { defineContentCheck } from '../../content-check.ts'
import { fieldsNamed } from '../../fields.ts'

const RIGHT_SIDE = /^<[^<>]*@([^\s<>@]+)>$/u
/** Names that never leave the house (RFC 6762, RFC 8375, RFC 6761), and what routers make up. */
const PRIVATE = /\.(?:local|localhost|localdomain|lan|home|internal|intranet|arpa|invalid)$/u

export const messageIdWithoutDomain = defineContentCheck({
  id: 'headers/message-id-without-domain',
  severity: 'low',
  reference: { rfc: 5322, section: '3.6.4' },
  needs: ['fields', 'mailboxes'],

  evaluate({ fields, mailboxes }) {
    const domain = RIGHT_SIDE.exec(fieldsNamed(fields, 'Message-ID')[0]?.raw.trim() ?? '')?.[1]?.toLowerCase()
    if (domain === undefined) return notApplicable
    // Where the author’s own domain is such a name, that is the fault, and other checks tell it.
    const authors = (mailboxes.from ?? []).map(({ address }) => domainOf(address))
    if (authors.some((author) => author !== null && isSameHouse(author, domain))) return pass
    return (domain.startsWith('[') || domain.includes('.')) && !PRIVATE.test(domain)
      ? pass
      : fail({ domain: domain.slice(0, 255) })
  },

  text: {
    en: {
      title: 'The identifier of the message names a real domain',
      failure:
        'The Message-ID ends in “{domain}”, which is not a domain of the Internet. Two machines with the same name may write the same identifier, and filters see the mark of a set-up left at its defaults.',
      advice:
        'Give the sending machine or software its full name, such as mail.example.org, so that identifiers end in a domain of yours.',
    },
    fr: {
      title: 'L’identifiant du message nomme un vrai domaine',
      failure:
        'Le « Message-ID » se termine par « {domain} », qui n’est pas un domaine d’Internet. Deux machines du même nom peuvent écrire le même identifiant, et les filtres y voient la marque d’une installation restée aux réglages d’origine.',
      advice:
        'Donnez à la machine ou au logiciel d’envoi son nom complet, par exemple mail.example.org, pour que les identifiants se terminent par un domaine à vous.',
    },
  },
})
