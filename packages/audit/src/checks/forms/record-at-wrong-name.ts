import { defineCheck, fail, pass } from '../../check.ts'
import { additions, type FoundPlace, misplaced } from '../../forms/misplaced.ts'
import type { SearchedPlace } from '../../forms/facts.ts'

/** Only where the right name is empty: an SPF record at `_spf` is a good thing to include. */
const atWrongName = (places: readonly SearchedPlace[]): FoundPlace[] =>
  misplaced(places, 'wrong-name', { onlyWhereRightNameIsEmpty: true })

export const recordAtWrongName = defineCheck({
  id: 'forms/record-at-wrong-name',
  severity: 'high',
  reference: { rfc: 9989, section: '4.7' },
  needs: ['searchedPlaces'],

  evaluate({ searchedPlaces }) {
    const found = atWrongName(searchedPlaces)
    if (found.length === 0) return pass
    return fail({ names: found.map(({ name }) => name), rightNames: found.map(({ rightName }) => rightName) })
  },

  fix: ({ searchedPlaces }) => additions(atWrongName(searchedPlaces)),

  text: {
    en: {
      title: 'The records stand at the names where receivers look',
      failure: 'A record stands at {names}. Receivers look for it at {rightNames}, where they find nothing.',
      advice: 'Publish the same record at {rightNames}.',
    },
    fr: {
      title: 'Les enregistrements se trouvent aux noms où les serveurs les cherchent',
      failure:
        'Un enregistrement se trouve à {names}. Les serveurs le cherchent à {rightNames}, où ils ne trouvent rien.',
      advice: 'Publiez le même enregistrement à {rightNames}.',
    },
  },
})
