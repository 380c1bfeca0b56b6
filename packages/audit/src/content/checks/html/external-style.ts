import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

export const externalStyle = defineContentCheck({
  id: 'html/external-style',
  severity: 'low',
  reference: { url: 'https://www.caniemail.com/features/html-link/', date: '2026-11-22' },
  needs: ['html'],

  evaluate({ html }) {
    if (!html) return notApplicable
    return html.hasExternalStyle ? fail() : pass
  },

  text: {
    en: {
      title: 'The HTML needs no style sheet from elsewhere',
      failure:
        'The HTML refers to a style sheet elsewhere. Gmail, Yahoo, Outlook.com and others do not load it: there, that part of the layout is missing.',
      advice: 'Write the style into the HTML, best into each element; many tools do that by themselves (“inline CSS”).',
    },
    fr: {
      title: 'Le HTML ne dépend d’aucune feuille de style extérieure',
      failure:
        'Le HTML renvoie à une feuille de style placée ailleurs. Gmail, Yahoo, Outlook.com et d’autres ne la chargent pas : cette mise en forme y manque.',
      advice:
        'Écrivez le style dans le HTML, de préférence dans chaque élément ; beaucoup d’outils s’en chargent (« inline CSS »).',
    },
  },
})
