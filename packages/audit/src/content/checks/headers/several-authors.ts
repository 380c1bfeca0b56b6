import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { firstFew } from '../../first-few.ts'

export const severalAuthors = defineContentCheck({
  id: 'headers/several-authors',
  severity: 'high',
  reference: { rfc: 5322, section: '3.6.2' },
  needs: ['mailboxes'],

  evaluate({ mailboxes }) {
    const { from, sender } = mailboxes
    if (from === null || from.length === 0) return notApplicable
    const addresses = [...new Set(from.map(({ address }) => address.toLowerCase()))]
    if (addresses.length === 1) return pass
    // With Sender the RFC allows it; Gmail refuses it all the same.
    return fail({ addresses: firstFew(addresses) }, sender === null ? null : 'medium')
  },

  text: {
    en: {
      title: 'The message has one author',
      failure:
        'The From field (the sender) names several addresses: {addresses}. Gmail refuses such mail (“multiple addresses in From”), the sender cannot be proved (DMARC), and without a Sender field it breaks the rules of e-mail.',
      advice: 'Keep one address in From, and put the others in Reply-To if answers should reach all of them.',
    },
    fr: {
      title: 'Le message a un seul auteur',
      failure:
        'Le champ « From » (l’expéditeur) nomme plusieurs adresses : {addresses}. Gmail refuse ces messages (« multiple addresses in From »), l’expéditeur ne peut pas être vérifié (DMARC) et, sans champ « Sender », les règles de l’e-mail l’interdisent.',
      advice:
        'Gardez une seule adresse dans « From », et mettez les autres dans « Reply-To » si les réponses doivent parvenir à toutes.',
    },
  },
})
