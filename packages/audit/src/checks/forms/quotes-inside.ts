import { defineCheck } from '../../check.ts'
import { judgeTexts, repairTexts, TEXT_NEEDS } from '../../forms/published-texts.ts'

/** Quotes belong to zone files (RFC 1035 §5.1); in the field of a form they become part of the record. */
const QUOTES = /"|^ *['`]|['`] *$/

const hasFault = (text: string): boolean => QUOTES.test(text)

export const quotesInside = defineCheck({
  id: 'forms/quotes-inside',
  severity: 'high',
  reference: { rfc: 1035, section: '5.1' },
  needs: TEXT_NEEDS,

  evaluate: (facts) => judgeTexts(facts, hasFault),
  fix: (facts) => repairTexts(facts, hasFault),

  text: {
    en: {
      title: 'No quotation marks have slipped into the records',
      failure:
        'The record at {names} contains quotation marks. They are read as part of it, and receivers do not recognise it.',
      advice:
        'Enter the record again without quotation marks: the form of your DNS host adds them where they are needed.',
    },
    fr: {
      title: 'Aucun guillemet ne s’est glissé dans les enregistrements',
      failure:
        'L’enregistrement {names} contient des guillemets. Ils sont lus comme du texte, et les messageries ne le reconnaissent pas.',
      advice: 'Saisissez-le à nouveau sans guillemets : le formulaire de votre hébergeur DNS les ajoute où il en faut.',
    },
  },
})
