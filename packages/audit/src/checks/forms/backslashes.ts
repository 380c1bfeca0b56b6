import { defineCheck, fail, pass } from '../../check.ts'
import { namesOf, repairs, TEXT_NEEDS, textsWith } from '../../forms/published-texts.ts'

const hasFault = (text: string): boolean => text.includes('\\')

export const backslashes = defineCheck({
  id: 'forms/backslashes',
  severity: 'high',
  reference: { rfc: 1035, section: '5.1' },
  needs: TEXT_NEEDS,

  evaluate(facts) {
    const texts = textsWith(facts, hasFault)
    return texts.length > 0 ? fail({ names: namesOf(texts) }) : pass
  },

  fix: (facts) => repairs(textsWith(facts, hasFault)),

  text: {
    en: {
      title: 'No backslashes have slipped into the records',
      failure: 'The record at {names} contains backslashes, which make it unreadable for receivers.',
      advice: 'Enter the record again without backslashes.',
    },
    fr: {
      title: 'Aucune barre oblique inversée ne s’est glissée dans les enregistrements',
      failure: 'L’enregistrement {names} contient des barres obliques inversées, qui le rendent illisible.',
      advice: 'Saisissez-le à nouveau sans barre oblique inversée.',
    },
  },
})
