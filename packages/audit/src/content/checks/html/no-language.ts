import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

export const noLanguage = defineContentCheck({
  id: 'html/no-language',
  severity: 'info',
  reference: { url: 'https://www.caniemail.com/features/html-lang/', date: '2026-11-22' },
  needs: ['html'],

  evaluate({ html }) {
    if (!html) return notApplicable
    return html.language === null ? fail() : pass
  },

  text: {
    en: {
      title: 'The HTML says in which language it is',
      failure:
        'The HTML does not say in which language it is written. Screen readers may read it with the wrong voice, and programs offer to translate it.',
      advice: 'Begin it with <html lang="en">, or the language that you write in.',
    },
    fr: {
      title: 'Le HTML dit dans quelle langue il est',
      failure:
        'Le HTML ne dit pas dans quelle langue il est écrit. Les lecteurs d’écran peuvent le lire avec la mauvaise voix, et des logiciels proposent de le traduire.',
      advice: 'Commencez-le par <html lang="fr">, ou par la langue dans laquelle vous écrivez.',
    },
  },
})
