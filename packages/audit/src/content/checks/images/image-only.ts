import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

/** Fewer characters than these are a signature or a link, not a text. */
const LEAST_TEXT = 100

export const imageOnly = defineContentCheck({
  id: 'images/image-only',
  severity: 'medium',
  reference: { url: 'https://github.com/apache/spamassassin/blob/trunk/rules/20_html_tests.cf', date: '2026-11-22' },
  needs: ['html'],

  evaluate({ html }) {
    const pictures = html?.images.filter(({ isTracker }) => !isTracker) ?? []
    if (!html || pictures.length === 0) return notApplicable
    return html.textLength < LEAST_TEXT ? fail({ count: pictures.length, characters: html.textLength }) : pass
  },

  text: {
    en: {
      title: 'The message does not consist of pictures alone',
      failure:
        'The HTML has pictures ({count}) and hardly any text ({characters} characters). Most filters do not read pictures, and spammers know it; readers see a nearly empty message until they allow pictures.',
      advice: 'Write what matters as text: the offer, the date, the price, how to reach you.',
    },
    fr: {
      title: 'Le message n’est pas fait d’images seules',
      failure:
        'Le HTML contient des images ({count}) et presque aucun texte ({characters} caractères). La plupart des filtres ne lisent pas les images, et les spammeurs le savent ; le lecteur voit un message presque vide tant qu’il n’autorise pas les images.',
      advice: 'Écrivez l’essentiel en texte : l’offre, la date, le prix, comment vous joindre.',
    },
  },
})
