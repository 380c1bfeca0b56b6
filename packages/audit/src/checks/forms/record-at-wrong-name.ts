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
      title: 'The records are at the names where receivers look',
      failure: 'A record is at {names}. Receivers look for it at {rightNames}, where they find nothing.',
      advice: 'Publish the same record at {rightNames}.',
    },
    fr: {
      title: 'Les enregistrements portent les noms où les messageries les cherchent',
      failure:
        'Un enregistrement porte le nom {names}. Les messageries le cherchent sous le nom {rightNames}, où elles ne trouvent rien.',
      advice: 'Publiez le même enregistrement sous le nom {rightNames}.',
    },
  },
})
