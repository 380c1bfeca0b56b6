import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { listingParams, listingsOf, wasAnswered } from '../../lists/listings.ts'

export const domainRecent = defineCheck({
  id: 'lists/domain-recent',
  severity: 'info',
  reference: { rfc: 5782, section: '3' },
  needs: ['domainLists'],

  evaluate({ domainLists }) {
    if (!wasAnswered(domainLists)) return notApplicable
    const { subjects, lists } = listingParams(listingsOf(domainLists, 'policy'))
    return subjects.length > 0 ? fail({ subjects, lists }) : pass
  },

  text: {
    en: {
      title: 'Your domains are not brand new',
      failure:
        'Registered only days ago, according to {lists}: {subjects}. Receivers are wary of new domains for a while.',
      advice: 'Begin with few messages, to people who expect them. This passes by itself.',
    },
    fr: {
      title: 'Vos domaines ne sont pas tout récents',
      failure:
        'Enregistré depuis quelques jours seulement, d’après {lists} : {subjects}. Les messageries se méfient un temps des nouveaux domaines.',
      advice: 'Commencez par peu de messages, à des personnes qui les attendent. Cela passe tout seul.',
    },
  },
})
