import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { tagsIn } from '../../html/risky-tags.ts'

export const otherRiskyTags = defineContentCheck({
  id: 'html/other-risky-tags',
  severity: 'low',
  reference: { url: 'https://www.caniemail.com/features/html-base/', date: '2026-11-22' },
  needs: ['html'],

  evaluate({ html }) {
    if (!html) return notApplicable
    const tags = tagsIn(html, ['base', 'meta-refresh', 'video', 'audio', 'svg', 'math'])
    // Where the element brings a style sheet, html/external-style speaks for it.
    if (!html.hasExternalStyle) tags.push(...tagsIn(html, ['link']))
    return tags.length > 0 ? fail({ tags }) : pass
  },

  text: {
    en: {
      title: 'The HTML avoids elements that each mail program reads in its own way',
      failure:
        'The HTML uses elements that many mail programs drop or read in their own way: {tags}. Your readers may not see what you see.',
      advice: 'Use text, tables, pictures and links; put the rest on a page that the message links to.',
    },
    fr: {
      title: 'Le HTML évite les éléments que chaque messagerie lit à sa façon',
      failure:
        'Le HTML emploie des éléments que beaucoup de logiciels de messagerie suppriment ou lisent à leur façon : {tags}. Vos lecteurs ne voient peut-être pas ce que vous voyez.',
      advice:
        'Tenez-vous au texte, aux tableaux, aux images et aux liens ; mettez le reste sur une page vers laquelle le message renvoie.',
    },
  },
})
