import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { tagsIn } from '../../html/risky-tags.ts'

export const embeddedObjects = defineContentCheck({
  id: 'html/embedded-objects',
  severity: 'high',
  reference: { url: 'https://www.mail-tester.com/faq', date: '2026-11-22' },
  needs: ['html'],

  evaluate({ html }) {
    if (!html) return notApplicable
    const tags = tagsIn(html, ['object', 'embed', 'applet'])
    return tags.length > 0 ? fail({ tags }) : pass
  },

  text: {
    en: {
      title: 'There are no embedded programs or films in the HTML',
      failure: 'The HTML embeds an object ({tags}). Mail programs never show it, and filters distrust it.',
      advice: 'Show a picture that links to the film or the page instead.',
    },
    fr: {
      title: 'Le HTML n’embarque ni programme ni vidéo',
      failure:
        'Le HTML embarque un objet ({tags}). Les logiciels de messagerie ne l’affichent jamais, et les filtres s’en méfient.',
      advice: 'Montrez plutôt une image qui renvoie vers la vidéo ou la page.',
    },
  },
})
