import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { listingParams, listingsOf, milder, severityOf, wasAnswered } from '../../lists/listings.ts'

// Such a listing reproaches nothing: it says what the range is for. Hence a step below a real listing.
export const ipNotForMail = defineCheck({
  id: 'lists/ip-not-for-mail',
  severity: 'high',
  reference: { rfc: 5782, section: '2.1' },
  needs: ['ipLists'],

  evaluate({ ipLists }) {
    if (!wasAnswered(ipLists)) return notApplicable
    const listings = listingsOf(ipLists, 'policy')
    const [gravest] = listings
    return gravest ? fail(listingParams(listings), milder(severityOf(gravest))) : pass
  },

  text: {
    en: {
      title: 'The sending address is meant to send mail',
      failure:
        '{subjects} is in a range of home or dynamic lines, or has no name in reverse DNS, say {lists}. This is no reproach, but many receivers refuse mail that comes straight from such a line.',
      advice:
        'Send through your mail provider’s server. If this is a mail server of your own, ask for its removal: {removal}.',
    },
    fr: {
      title: 'L’adresse d’envoi est faite pour envoyer du courrier',
      failure:
        '{subjects} appartient à une plage de lignes d’abonnés ou d’adresses changeantes, ou n’a pas de nom dans le DNS inverse, selon {lists}. Ce n’est pas un reproche, mais beaucoup de serveurs refusent le courrier venu directement d’une telle ligne.',
      advice:
        'Envoyez par le serveur de votre fournisseur de messagerie. Si c’est votre propre serveur de messagerie, demandez son retrait : {removal}.',
    },
  },
})
