import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { tagsIn } from '../../html/risky-tags.ts'

export const script = defineContentCheck({
  id: 'html/script',
  severity: 'high',
  reference: { url: 'https://www.mail-tester.com/faq', date: '2026-11-22' },
  needs: ['html'],

  evaluate({ html }) {
    if (!html) return notApplicable
    const tags = tagsIn(html, ['script'])
    return tags.length > 0 ? fail({ tags }) : pass
  },

  text: {
    en: {
      title: 'There is no script in the HTML',
      failure: 'The HTML contains a script ({tags}). No mail program runs it; filters may take it for an attack.',
      advice: 'Remove it. What needs a script belongs on a web page that the message links to.',
    },
    fr: {
      title: 'Le HTML ne contient pas de script',
      failure:
        'Le HTML contient un script ({tags}). Aucun logiciel de messagerie ne l’exécute ; les filtres peuvent y voir une attaque.',
      advice: 'Retirez-le. Ce qui demande un script a sa place sur une page web, vers laquelle le message renvoie.',
    },
  },
})
