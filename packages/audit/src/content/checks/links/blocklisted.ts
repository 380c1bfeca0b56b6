import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { listingParams, listingsOf, severityOf, wasAnswered } from '../../../lists/listings.ts'

export const blocklisted = defineContentCheck({
  id: 'links/blocklisted',
  severity: 'critical',
  reference: { rfc: 5782, section: '3' },
  needs: ['linkLists'],

  evaluate({ linkLists }) {
    if (!wasAnswered(linkLists)) return notApplicable
    const listings = listingsOf(linkLists, 'listed')
    const [gravest] = listings
    return gravest ? fail(listingParams(listings), severityOf(gravest)) : pass
  },

  text: {
    en: {
      title: 'No link is on any of the blocklists that answered',
      failure:
        'Links lead to what blocklists name: {subjects} (on {lists}). Receivers that use these lists may refuse the message, whoever sent it.',
      advice:
        'Remove these links. If the domain is yours, find the cause first (a hacked site, a misused form), then ask for removal: {removal}.',
    },
    fr: {
      title: 'Aucun lien ne figure sur les listes noires qui ont répondu',
      failure:
        'Des liens mènent à ce que des listes noires citent : {subjects} (sur {lists}). Les messageries qui consultent ces listes peuvent refuser le message, quel qu’en soit l’expéditeur.',
      advice:
        'Retirez ces liens. Si le domaine est à vous, cherchez d’abord la cause (site piraté, formulaire détourné), puis demandez le retrait : {removal}.',
    },
  },
})
