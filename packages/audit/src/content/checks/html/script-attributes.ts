import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

export const scriptAttributes = defineContentCheck({
  id: 'html/script-attributes',
  severity: 'high',
  reference: { url: 'https://www.mail-tester.com/faq', date: '2026-11-22' },
  needs: ['html'],

  evaluate({ html }) {
    if (!html) return notApplicable
    return html.scriptAttributes > 0 ? fail({ count: html.scriptAttributes }) : pass
  },

  text: {
    en: {
      title: 'No attribute or address in the HTML runs a script',
      failure:
        'Attributes such as onclick, or “javascript:” addresses, were found: {count}. Mail programs remove them, and filters may take them for an attack.',
      advice: 'Use ordinary links, and remove these attributes; web-page editors often add them.',
    },
    fr: {
      title: 'Aucun attribut ni aucune adresse du HTML ne lance de script',
      failure:
        'Des attributs comme onclick, ou des adresses « javascript », ont été trouvés : {count}. Les logiciels de messagerie les retirent, et les filtres peuvent y voir une attaque.',
      advice: 'Utilisez des liens ordinaires et retirez ces attributs ; les éditeurs de pages web en ajoutent souvent.',
    },
  },
})
