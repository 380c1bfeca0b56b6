import { defineCheck } from '../../check.ts'
import { judgeTexts, repairTexts, TEXT_NEEDS } from '../../forms/published-texts.ts'

const hasFault = (text: string): boolean => text.includes('\\')

export const backslashes = defineCheck({
  id: 'forms/backslashes',
  severity: 'high',
  reference: { rfc: 1035, section: '5.1' },
  needs: TEXT_NEEDS,

  evaluate: (facts) => judgeTexts(facts, hasFault),
  fix: (facts) => repairTexts(facts, hasFault),

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
