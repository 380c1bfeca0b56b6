import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { isFullName } from '../../mx/helo.ts'

export const differsFromReverse = defineCheck({
  id: 'helo/differs-from-reverse',
  severity: 'info',
  reference: { rfc: 5321, section: '4.1.4' },
  needs: ['helo', 'reverse'],

  evaluate({ helo, reverse }) {
    if (helo === null || !isFullName(helo.name) || reverse === null || reverse.names.length === 0) return notApplicable
    const names = reverse.names.map(({ name }) => name)
    return names.includes(helo.name) ? pass : fail({ helo: helo.name, names })
  },

  text: {
    en: {
      title: 'The sending server and its address bear the same name',
      failure:
        'The sending server calls itself {helo}, its address is called {names}. This is harmless: receivers must not refuse mail for this alone.',
      advice: 'Nothing has to be done. If the server is yours, one name for both looks tidier.',
    },
    fr: {
      title: 'Le serveur d’envoi et son adresse portent le même nom',
      failure:
        'Le serveur d’envoi se présente comme {helo}, son adresse s’appelle {names}. C’est sans conséquence : aucune messagerie ne doit refuser un message pour cela seul.',
      advice: 'Il n’y a rien à faire. Si le serveur est à vous, un seul nom pour les deux est plus net.',
    },
  },
})
