import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { listingParams, listingsOf, severityOf, wasAnswered } from '../../lists/listings.ts'

export const ipListed = defineCheck({
  id: 'lists/ip-listed',
  severity: 'critical', // that of the gravest list replaces it
  reference: { rfc: 5782, section: '2.1' },
  needs: ['ipLists'],

  evaluate({ ipLists }) {
    if (!wasAnswered(ipLists)) return notApplicable
    const listings = listingsOf(ipLists, 'listed')
    const [gravest] = listings
    return gravest ? fail(listingParams(listings), severityOf(gravest)) : pass
  },

  text: {
    en: {
      title: 'The sending address is on no blocklist that answered',
      failure:
        'Found on {lists}: {subjects}. Receivers that use these lists may refuse your mail or put it with the unwanted mail.',
      advice:
        'First find the cause: a hacked account, an infected machine, a form that anyone can misuse. Then ask for removal: {removal}. If this is your provider’s server, only the provider can ask: tell it.',
    },
    fr: {
      title: 'L’adresse d’envoi ne figure dans aucune liste de blocage ayant répondu',
      failure:
        'Trouvé dans {lists} : {subjects}. Les serveurs qui consultent ces listes peuvent refuser vos messages ou les classer parmi les indésirables.',
      advice:
        'Cherchez d’abord la cause : compte piraté, machine infectée, formulaire détourné. Demandez ensuite le retrait : {removal}. Si c’est le serveur de votre fournisseur, lui seul peut le demander : prévenez-le.',
    },
  },
})
