import { defineCheck } from '../../check.ts'
import type { RecordKind } from '../../forms/facts.ts'
import { judgeTexts, repairTexts, TEXT_NEEDS } from '../../forms/published-texts.ts'
import { LOOK_ALIKE_SPACES } from '../../forms/repair.ts'

/** Where each grammar allows more than a plain space: RFC 7208 §4.5 nothing, RFC 6376 §2.8 folding, RFC 9989 §4.7 tabs. */
const NOT_ALLOWED: Readonly<Record<RecordKind, RegExp>> = {
  spf: /^ |[\t\n\v\f\r]/,
  dkim: /\r(?!\n[ \t])|(?<!\r)\n|[\v\f]/,
  dmarc: /^[ \t]|[\n\v\f\r]/,
}

const hasFault = (text: string, kind: RecordKind): boolean =>
  LOOK_ALIKE_SPACES.test(text) || NOT_ALLOWED[kind].test(text)

export const whitespace = defineCheck({
  id: 'forms/whitespace',
  severity: 'high',
  reference: { rfc: 7208, section: '4.6.1' },
  needs: TEXT_NEEDS,

  evaluate: (facts) => judgeTexts(facts, hasFault),
  fix: (facts) => repairTexts(facts, hasFault),

  text: {
    en: {
      title: 'The records contain only plain spaces',
      failure:
        'The record at {names} contains white space that nobody sees and receivers stumble over: a no-break or invisible character, a tab, a line break, or a space at the start.',
      advice: 'Enter the record again, typing the spaces yourself instead of pasting them.',
    },
    fr: {
      title: 'Les enregistrements ne contiennent que des espaces ordinaires',
      failure:
        'L’enregistrement {names} contient un blanc que l’on ne voit pas et qui gêne les messageries : caractère insécable ou invisible, tabulation, retour à la ligne, espace au début.',
      advice: 'Saisissez-le à nouveau, en tapant vous-même les espaces au lieu de les coller.',
    },
  },
})
