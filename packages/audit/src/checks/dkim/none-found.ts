import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const noneFound = defineCheck({
  id: 'dkim/none-found',
  severity: 'info',
  reference: { rfc: 6376, section: '3.6.2.1' },
  needs: ['dkim', 'dkimSearch', 'message'],

  evaluate({ dkim, dkimSearch, message }) {
    if (dkim.some(({ records }) => records.known && records.value.length > 0)) return pass
    // A key somebody named, a broken alias and a message without signature have checks of their own.
    if (dkim.length > 0 || message?.signatures) return notApplicable
    const { tried, wildcard } = dkimSearch
    if (tried === 0) return notApplicable // nothing-published speaks for this case
    // A wildcard answers every question: often a domain without mail that revokes all keys at once.
    return wildcard.known && wildcard.value !== null ? notApplicable : fail({ tried })
  },

  text: {
    en: {
      title: 'A DKIM key was found',
      failure:
        'We found no DKIM key under {tried} usual key names (selectors). That proves nothing: the selector can be any word.',
      advice:
        'Send a test message: its signature names the selector. If it has none, turn DKIM on at your sending service.',
    },
    fr: {
      title: 'Une clé DKIM a été trouvée',
      failure:
        'Aucune clé DKIM trouvée sous {tried} noms de clé courants (sélecteurs). Cela ne prouve rien : le sélecteur peut être n’importe quel mot.',
      advice:
        'Envoyez un message d’essai : sa signature indique le sélecteur. S’il n’en porte pas, activez DKIM dans votre service d’envoi.',
    },
  },
})
