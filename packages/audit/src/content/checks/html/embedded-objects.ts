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
      title: 'The HTML embeds no objects',
      failure: 'The HTML embeds an object ({tags}). Mail programs do not show it, and filters distrust it.',
      advice: 'Show a picture instead, with a link to the video or the page.',
    },
    fr: {
      title: 'Le HTML n’intègre aucun objet',
      failure:
        'Le HTML intègre un objet ({tags}). Les logiciels de messagerie ne l’affichent pas, et les filtres s’en méfient.',
      advice: 'Montrez plutôt une image qui renvoie vers la vidéo ou la page.',
    },
  },
})
