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
      failure: 'A record stands at {names} instead of {rightNames}: the domain is there twice, and nobody looks there.',
      advice: 'Most forms add the domain by themselves. Enter only the part before it, such as “_dmarc”.',
    },
    fr: {
      title: 'Aucun nom d’enregistrement ne contient deux fois le domaine',
      failure:
        'Un enregistrement se trouve à {names} au lieu de {rightNames} : le domaine y figure deux fois, et personne ne regarde là.',
      advice:
        'La plupart des formulaires ajoutent eux-mêmes le domaine. Saisissez seulement ce qui le précède, par exemple « _dmarc ».',
    },
  },
})
