import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

export const emptyBody = defineContentCheck({
  id: 'mime/empty-body',
  severity: 'medium',
  reference: { url: 'https://github.com/apache/spamassassin/blob/trunk/rules/20_meta_tests.cf', date: '2026-11-22' },
  needs: ['text', 'html', 'attachments'],

  evaluate({ text, html, attachments }) {
    const hasText = text !== null && text.text.trim() !== ''
    const hasHtml = html !== null && (html.textLength > 0 || html.imageCount > 0)
    if (hasText || hasHtml) return pass
    return fail({}, attachments.length > 0 ? 'low' : null)
  },

  text: {
    en: {
      title: 'The message is not empty',
      failure:
        'The message has no text at all. Filters distrust empty mail, and readers hesitate to open what comes without a word.',
      advice: 'Write at least a sentence that says who you are and what this is about, with a greeting and your name.',
    },
    fr: {
      title: 'Le message n’est pas vide',
      failure:
        'Le message ne contient aucun texte. Les filtres se méfient d’un message vide, et le lecteur hésite à ouvrir ce qui arrive sans un mot.',
      advice:
        'Écrivez au moins une phrase qui dit qui vous êtes et de quoi il s’agit, avec une formule de politesse et votre nom.',
    },
  },
})
