import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

/** Signs in a row, and exclamation marks in all. */
const LIMIT = 3
const RUN = /(?:[!?€$£*]\s?){3,}/u

export const excessPunctuation = defineContentCheck({
  id: 'subject/excess-punctuation',
  severity: 'low',
  reference: { url: 'https://help.kajabi.com/hc/en-us/articles/360040521393', date: '2026-11-22' },
  needs: ['subject'],

  evaluate({ subject }) {
    if (subject === null || subject.trim() === '') return notApplicable // subject/missing speaks for this case
    const run = RUN.exec(subject.slice(0, 1_000))?.[0].trim()
    if (run !== undefined) return fail({ found: run })
    const shouts = subject.split('!').length - 1
    return shouts >= LIMIT ? fail({ found: '!'.repeat(Math.min(shouts, 10)) }) : pass
  },

  text: {
    en: {
      title: 'The subject is soberly punctuated',
      failure:
        'The subject contains “{found}”. Piled-up signs are typical of spam: filters mark them down, and readers turn away.',
      advice: 'One sign is enough; most subjects need none.',
    },
    fr: {
      title: 'La ponctuation de l’objet est sobre',
      failure:
        'L’objet contient « {found} ». Les signes accumulés sont typiques du spam : les filtres les sanctionnent, et le lecteur se détourne.',
      advice: 'Un seul signe suffit ; la plupart des objets n’en ont pas besoin.',
    },
  },
})
