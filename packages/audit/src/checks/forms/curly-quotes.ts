import { defineCheck } from '../../check.ts'
import { judgeTexts, repairTexts, TEXT_NEEDS } from '../../forms/published-texts.ts'
import { CURLY_QUOTES } from '../../forms/repair.ts'

const hasFault = (text: string): boolean => CURLY_QUOTES.test(text)

export const curlyQuotes = defineCheck({
  id: 'forms/curly-quotes',
  severity: 'high',
  reference: { rfc: 1035, section: '5.1' },
  needs: TEXT_NEEDS,

  evaluate: (facts) => judgeTexts(facts, hasFault),
  fix: (facts) => repairTexts(facts, hasFault),

  text: {
    en: {
      title: 'No typographic quotation marks have slipped into the records',
      failure:
        'The record at {names} contains typographic quotation marks, as a word processor makes them. Receivers cannot read it.',
      advice:
        'Enter the record again without any quotation mark. Copy it from a plain-text editor rather than from a document.',
    },
    fr: {
      title: 'Aucun guillemet typographique ne s’est glissé dans les enregistrements',
      failure:
        'L’enregistrement {names} contient des guillemets typographiques, comme en met un traitement de texte. Les messageries ne peuvent pas le lire.',
      advice:
        'Saisissez-le à nouveau sans aucun guillemet. Copiez-le depuis un éditeur de texte brut plutôt que depuis un document.',
    },
  },
})
