import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { findPlaceholders } from '../../text/placeholders.ts'

const SHOWN = 5

export const placeholders = defineContentCheck({
  id: 'text/placeholders',
  severity: 'medium',
  reference: { url: 'https://mailchimp.com/help/all-the-merge-tags-cheat-sheet/', date: '2026-11-22' },
  needs: ['text', 'html'],

  evaluate({ text, html }) {
    if (!text && !html) return notApplicable
    const found = findPlaceholders(`${html?.text ?? ''}\n${text?.text ?? ''}`)
    return found.length > 0 ? fail({ found: found.slice(0, SHOWN), count: found.length }) : pass
  },

  text: {
    en: {
      title: 'No field of the template is left unfilled',
      failure:
        'The text still contains what a template should have replaced: {found}. The message looks unfinished, and some readers report such mail as spam.',
      advice: 'Fill in these places, or give each a value for recipients about whom it is not known.',
    },
    fr: {
      title: 'Aucun champ du modèle n’est resté à remplir',
      failure:
        'Le texte contient encore ce qu’un modèle aurait dû remplacer : {found}. Le message paraît inachevé, et certains lecteurs signalent ces messages comme indésirables.',
      advice:
        'Remplissez ces emplacements, ou donnez à chacun une valeur pour les destinataires dont on ne la connaît pas.',
    },
  },
})
