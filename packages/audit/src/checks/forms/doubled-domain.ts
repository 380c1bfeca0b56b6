import { defineCheck, fail, pass, valueOf } from '../../check.ts'
import { type FoundPlace, misplaced, moves } from '../../forms/misplaced.ts'

const isFilled = ({ isRightNameFilled }: FoundPlace): boolean => valueOf(isRightNameFilled)

export const doubledDomain = defineCheck({
  id: 'forms/doubled-domain',
  severity: 'high',
  reference: { rfc: 1035, section: '5.1' },
  needs: ['searchedPlaces'],

  evaluate({ searchedPlaces }) {
    const found = misplaced(searchedPlaces, 'doubled')
    if (found.length === 0) return pass
    const params = { names: found.map(({ name }) => name), rightNames: found.map(({ rightName }) => rightName) }
    // Beside a record at the right name the other one is litter, and harms nobody.
    return found.every(isFilled) ? fail(params, 'low') : fail(params)
  },

  fix: ({ searchedPlaces }) => moves(misplaced(searchedPlaces, 'doubled')),

  text: {
    en: {
      title: 'No record name contains the domain twice',
      failure: 'A record is at {names}, where the domain stands twice. Receivers look for it at {rightNames}.',
      advice:
        'Most forms add the domain themselves: enter only the part before it, such as “_dmarc”, and delete the other.',
    },
    fr: {
      title: 'Aucun nom d’enregistrement ne contient deux fois le domaine',
      failure:
        'Un enregistrement porte le nom {names}, où le domaine figure deux fois. Les messageries le cherchent sous le nom {rightNames}.',
      advice:
        'La plupart des formulaires ajoutent le domaine : saisissez seulement ce qui le précède, comme « _dmarc », et supprimez l’autre.',
    },
  },
})
