import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const nothingPublished = defineCheck({
  id: 'dkim/nothing-published',
  severity: 'medium',
  reference: { rfc: 6376, section: '3.6.2.1' },
  needs: ['dkim', 'dkimSearch', 'message', 'domain'],

  evaluate({ dkim, dkimSearch, message, domain }) {
    // A key somebody named and a message without signature have checks of their own.
    if (dkim.length > 0 || message?.signatures) return notApplicable
    return dkimSearch.tried === 0 ? fail({ domain: domain.name }) : pass
  },

  text: {
    en: {
      title: 'DKIM keys are published under this domain',
      failure:
        'No DKIM key is published: the name _domainkey.{domain} does not exist. No signature for this domain can be checked, and large mailbox providers ask for one.',
      advice: 'Turn DKIM on at your sending service, and publish the record it gives you.',
    },
    fr: {
      title: 'Des clés DKIM sont publiées sous ce domaine',
      failure:
        'Aucune clé DKIM n’est publiée : le nom _domainkey.{domain} n’existe pas. Aucune signature de ce domaine n’est vérifiable, et les grandes messageries en demandent une.',
      advice: 'Activez DKIM dans votre service d’envoi, puis publiez l’enregistrement qu’il vous donne.',
    },
  },
})
