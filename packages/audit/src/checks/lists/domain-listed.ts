import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { listingParams, listingsOf, severityOf, wasAnswered } from '../../lists/listings.ts'

export const domainListed = defineCheck({
  id: 'lists/domain-listed',
  severity: 'critical', // that of the gravest list replaces it
  reference: { rfc: 5782, section: '3' },
  needs: ['domainLists'],

  evaluate({ domainLists }) {
    if (!wasAnswered(domainLists)) return notApplicable
    const listings = listingsOf(domainLists, 'listed')
    const [gravest] = listings
    return gravest ? fail(listingParams(listings), severityOf(gravest)) : pass
  },

  text: {
    en: {
      title: 'Your domains are on no blocklist that answered',
      failure:
        'Found on {lists}: {subjects}. These lists hold domains seen in unwanted or dangerous mail; messages that come from them or name them may be refused.',
      advice:
        'Look for the cause first: a hacked site, a misused form, mail sent in your name. Then ask for removal: {removal}.',
    },
    fr: {
      title: 'Vos domaines ne figurent sur aucune liste noire ayant répondu',
      failure:
        'Trouvé sur {lists} : {subjects}. Ces listes recensent les domaines vus dans du courrier indésirable ou dangereux ; les messages qui en viennent ou les citent peuvent être refusés.',
      advice:
        'Cherchez d’abord la cause : site piraté, formulaire détourné, envois en votre nom. Demandez ensuite le retrait : {removal}.',
    },
  },
})
