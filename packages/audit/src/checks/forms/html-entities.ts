import { defineCheck } from '../../check.ts'
import { judgeTexts, repairTexts, TEXT_NEEDS } from '../../forms/published-texts.ts'
import { HTML_ENTITIES } from '../../forms/repair.ts'

const hasFault = (text: string): boolean => HTML_ENTITIES.test(text)

export const htmlEntities = defineCheck({
  id: 'forms/html-entities',
  severity: 'high',
  reference: { rfc: 1035, section: '5.1' },
  needs: TEXT_NEEDS,

  evaluate: (facts) => judgeTexts(facts, hasFault),
  fix: (facts) => repairTexts(facts, hasFault),

  text: {
    en: {
      title: 'No web-page code has slipped into the records',
      failure: 'The record at {names} contains web-page code, such as &quot; or &lt;. Receivers cannot read it.',
      advice: 'Enter the record again with the plain characters, and without quotation marks around it.',
    },
    fr: {
      title: 'Aucun code de page web ne s’est glissé dans les enregistrements',
      failure:
        'L’enregistrement {names} contient du code de page web, tel que « &quot » ou « &lt ». Les messageries ne peuvent pas le lire.',
      advice: 'Saisissez-le à nouveau avec les caractères ordinaires, sans guillemets autour.',
    },
  },
})
