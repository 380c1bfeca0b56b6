import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

export const textPartMissing = defineContentCheck({
  id: 'mime/text-part-missing',
  severity: 'medium',
  reference: { rfc: 2046, section: '5.1.4' },
  needs: ['text', 'html'],

  evaluate({ text, html }) {
    if (html === null) return notApplicable
    return text === null || text.text.trim() === '' ? fail() : pass
  },

  text: {
    en: {
      title: 'The message has a text version beside the HTML',
      failure:
        'The message is HTML alone, without a version in plain text. Some watches and mail programs show only the text version, and filters mark down its absence (SpamAssassin: MIME_HTML_ONLY).',
      advice:
        'Switch on “text version” or “multipart” in your sending software; most make it from the HTML by themselves.',
    },
    fr: {
      title: 'Le message a une version texte à côté du HTML',
      failure:
        'Le message n’est qu’en HTML, sans version en texte simple. Certaines montres et certains logiciels n’affichent que la version texte, et les filtres sanctionnent son absence (SpamAssassin : MIME_HTML_ONLY).',
      advice:
        'Activez « version texte » ou « multipart » dans votre logiciel d’envoi ; la plupart la tirent d’eux-mêmes du HTML.',
    },
  },
})
