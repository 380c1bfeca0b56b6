import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

const INVISIBLE = /[\u00AD\u180E\u200B\u2060-\u2064\uFEFF]/gu
const INVISIBLE_OR_TURNING = /[\u00AD\u180E\u200B\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

export const invisibleCharacters = defineContentCheck({
  id: 'subject/invisible-characters',
  severity: 'medium',
  reference: { url: 'https://www.unicode.org/reports/tr36/', date: '2026-11-22' },
  needs: ['subject'],

  evaluate({ subject }) {
    if (subject === null || subject.trim() === '') return notApplicable // subject/missing speaks for this case
    const isRightToLeft = RIGHT_TO_LEFT.test(subject)
    const count = subject.match(isRightToLeft ? INVISIBLE : INVISIBLE_OR_TURNING)?.length ?? 0
    return count > 0 ? fail({ count }) : pass
  },

  text: {
    en: {
      title: 'The subject has no invisible characters',
      failure:
        'The subject has invisible characters ({count}). Spam puts them inside words so that filters do not recognise them, and filters know it.',
      advice:
        'Type the subject again on your keyboard: such characters often come with text copied from a web page or a document.',
    },
    fr: {
      title: 'L’objet ne contient pas de caractères invisibles',
      failure:
        'L’objet contient des caractères invisibles ({count}). Les spams en glissent dans les mots pour que les filtres ne les reconnaissent pas, et les filtres le savent.',
      advice:
        'Retapez l’objet au clavier : ces caractères viennent souvent d’un texte copié d’une page web ou d’un document.',
    },
  },
})
