import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

const SHOWN = 3
/** As much of an address as says which picture it is. */
const LENGTH = 80

export const withoutAlt = defineContentCheck({
  id: 'images/without-alt',
  severity: 'low',
  reference: { url: 'https://www.mail-tester.com/dbug-example', date: '2026-11-22' },
  needs: ['html'],

  evaluate({ html }) {
    if (!html || html.images.length === 0) return notApplicable
    const without = html.images.filter(({ alt }) => alt === null).map(({ src }) => src.slice(0, LENGTH) || '–')
    if (without.length === 0) return pass
    return fail({ count: without.length, total: html.imageCount, images: without.slice(0, SHOWN) })
  },

  text: {
    en: {
      title: 'Every picture has an alternative text',
      failure:
        'Pictures without “alt” text: {count} of {total}, such as {images}. Many readers see that text first, as pictures are shown only on request; screen readers read out nothing else.',
      advice: 'Give each picture a short alt text; an empty one (alt="") for mere ornaments.',
    },
    fr: {
      title: 'Chaque image a un texte de remplacement',
      failure:
        'Images sans texte « alt » : {count} sur {total}, par exemple {images}. Beaucoup de gens voient d’abord ce texte, car leurs images ne s’affichent qu’à la demande ; les lecteurs d’écran ne lisent que lui.',
      advice: 'Donnez à chaque image un court texte alt ; un texte vide (alt="") pour un simple ornement.',
    },
  },
})
