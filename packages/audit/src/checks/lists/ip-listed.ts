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
      title: 'The sending server’s address is on no blocklist that answered',
      failure: 'Found on {lists}: {subjects}. Receivers that use these lists may refuse your mail or file it as spam.',
      advice:
        'First find the cause: a hacked account, an infected machine, a form that anyone can misuse. Then ask for removal: {removal}. If the server is your provider’s, only they can ask: tell them.',
    },
    fr: {
      title: 'L’adresse du serveur d’envoi ne figure sur aucune liste noire ayant répondu',
      failure:
        'Trouvé sur {lists} : {subjects}. Les messageries qui consultent ces listes peuvent refuser vos messages ou les classer en indésirables.',
      advice:
        'Cherchez d’abord la cause : compte piraté, machine infectée, formulaire détourné. Demandez ensuite le retrait : {removal}. Si c’est le serveur de votre fournisseur, lui seul peut le demander : prévenez-le.',
    },
  },
})
