import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

export const dataAddress = defineContentCheck({
  id: 'images/data-address',
  severity: 'low',
  reference: { url: 'https://www.caniemail.com/features/image-base64/', date: '2026-11-22' },
  needs: ['html'],

  evaluate({ html }) {
    if (!html || html.images.length === 0) return notApplicable
    const written = html.images.filter(({ src }) => /^data:/i.test(src))
    return written.length > 0 ? fail({ count: written.length }) : pass
  },

  text: {
    en: {
      title: 'Pictures are not written into the HTML itself',
      failure:
        'Pictures written into the HTML as “data:” addresses: {count}. La Poste, SFR and older versions of Outlook do not show them, Gmail only some kinds; and they swell the message.',
      advice: 'Put them on your web site, or attach them inside the message (cid:).',
    },
    fr: {
      title: 'Les images ne sont pas écrites dans le HTML même',
      failure:
        'Images écrites dans le HTML sous forme d’adresses « data » : {count}. La Poste, SFR et les anciennes versions d’Outlook ne les affichent pas, Gmail seulement certaines ; et elles gonflent le message.',
      advice: 'Mettez-les sur votre site web, ou joignez-les au message (cid:).',
    },
  },
})
