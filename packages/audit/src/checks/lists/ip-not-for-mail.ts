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
      title: 'The sending server’s address is meant to send mail',
      failure:
        'According to {lists}, {subjects} is a home or dynamic address, or has no name in reverse DNS. This is no reproach, but many receivers refuse mail that comes straight from such an address.',
      advice:
        'Send through your mail provider’s server. If this is a mail server of your own, ask for its removal: {removal}.',
    },
    fr: {
      title: 'L’adresse du serveur d’envoi est faite pour envoyer du courrier',
      failure:
        'Selon {lists}, {subjects} est une adresse d’abonné ou changeante, ou n’a pas de nom dans le DNS inverse. Ce n’est pas un reproche, mais beaucoup de messageries refusent le courrier venu directement d’une telle adresse.',
      advice:
        'Envoyez par le serveur de votre fournisseur de messagerie. Si c’est votre propre serveur de messagerie, demandez son retrait : {removal}.',
    },
  },
})
