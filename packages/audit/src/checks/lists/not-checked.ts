import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const listsNotChecked = defineCheck({
  id: 'lists/not-checked',
  severity: 'info',
  reference: { rfc: 5782, section: '5' },
  needs: ['ipLists', 'domainLists'],

  evaluate({ ipLists, domainLists }) {
    const answers = [...ipLists, ...domainLists]
    const zones = (states: readonly string[]) => [
      ...new Set(answers.filter(({ state }) => states.includes(state)).map(({ zone }) => zone)),
    ]
    const all = zones(['listed', 'not-listed', 'refused', 'no-answer'])
    if (all.length === 0) return notApplicable
    const lists = zones(['refused', 'no-answer'])
    return lists.length > 0 ? fail({ count: lists.length, total: all.length, lists }) : pass
  },

  text: {
    en: {
      title: 'Every list that was asked has answered',
      failure: 'No usable answer from {lists} ({count} of {total} lists). This says nothing, neither good nor bad.',
      advice:
        'Nothing to correct. Many lists refuse large public DNS resolvers: ask again through a resolver of your own to know more.',
    },
    fr: {
      title: 'Toutes les listes consultées ont répondu',
      failure: 'Pas de réponse utilisable pour {lists} ({count} sur {total}). Cela ne dit rien, ni en bien ni en mal.',
      advice:
        'Rien à corriger. Beaucoup de listes refusent les grands résolveurs DNS publics : posez la question par votre propre résolveur pour en savoir plus.',
    },
  },
})
