import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { tagsIn } from '../../html/risky-tags.ts'

export const frames = defineContentCheck({
  id: 'html/frames',
  severity: 'high',
  reference: { url: 'https://www.mail-tester.com/faq', date: '2026-11-22' },
  needs: ['html'],

  evaluate({ html }) {
    if (!html) return notApplicable
    const tags = tagsIn(html, ['iframe', 'frame'])
    return tags.length > 0 ? fail({ tags }) : pass
  },

  text: {
    en: {
      title: 'There are no frames in the HTML',
      failure:
        'The HTML shows another page inside itself ({tags}). Mail programs leave it out, and filters distrust it.',
      advice: 'Link to that page instead, or put its content into the message.',
    },
    fr: {
      title: 'Le HTML ne contient pas de cadre',
      failure:
        'Le HTML affiche une autre page en son sein ({tags}). Les logiciels de messagerie l’ignorent, et les filtres s’en méfient.',
      advice: 'Mettez plutôt un lien vers cette page, ou reprenez son contenu dans le message.',
    },
  },
})
