import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { tagsIn } from '../../html/risky-tags.ts'

export const forms = defineContentCheck({
  id: 'html/forms',
  severity: 'medium',
  reference: { url: 'https://www.caniemail.com/features/html-form/', date: '2026-11-22' },
  needs: ['html'],

  evaluate({ html }) {
    if (!html) return notApplicable
    const tags = tagsIn(html, ['form', 'input', 'button', 'select', 'textarea'])
    return tags.length > 0 ? fail({ tags }) : pass
  },

  text: {
    en: {
      title: 'There is no form in the HTML',
      failure:
        'The HTML contains a form, or parts of one ({tags}). Outlook on computers and Orange show none, and filters distrust forms, which often serve to steal passwords.',
      advice: 'Put the form on a page of yours, and link to it.',
    },
    fr: {
      title: 'Le HTML ne contient pas de formulaire',
      failure:
        'Le HTML contient un formulaire, ou une partie de formulaire ({tags}). Outlook sur ordinateur et Orange n’en affichent aucun, et les filtres se méfient des formulaires, qui servent souvent à voler des mots de passe.',
      advice: 'Mettez le formulaire sur une page à vous, avec un lien dans le message.',
    },
  },
})
