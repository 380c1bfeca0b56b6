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
        'No DKIM key is published: the name _domainkey.{domain} does not exist. Receivers cannot check a signature of yours, and Gmail and Yahoo want one.',
      advice: 'Turn DKIM on at your sending service, and publish the record it gives you.',
    },
    fr: {
      title: 'Des clés DKIM sont publiées sous ce domaine',
      failure:
        'Aucune clé DKIM n’est publiée : le nom _domainkey.{domain} n’existe pas. Personne ne peut vérifier votre signature, et Gmail et Yahoo en veulent une.',
      advice: 'Activez DKIM dans votre service d’envoi, puis publiez l’enregistrement qu’il vous donne.',
    },
  },
})
