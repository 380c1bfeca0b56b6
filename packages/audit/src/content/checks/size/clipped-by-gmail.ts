import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

/** Kilobytes of 1,024 octets. Google publishes no figure; senders agree on this one. */
const LIMIT = 102

export const clippedByGmail = defineContentCheck({
  id: 'size/clipped-by-gmail',
  severity: 'medium',
  reference: {
    url: 'https://help.activecampaign.com/hc/en-us/articles/115001060524-Why-is-Gmail-clipping-my-email-',
    date: '2026-11-22',
  },
  needs: ['html'],

  evaluate({ html }) {
    if (html === null) return notApplicable
    return html.size > LIMIT * 1024 ? fail({ size: Math.ceil(html.size / 1024), limit: LIMIT }) : pass
  },

  text: {
    en: {
      title: 'Gmail shows the whole message',
      failure:
        'The HTML of the message weighs {size} KB. Gmail cuts it off after about {limit} KB and writes “Message clipped” below: the end is hidden, often with the unsubscribe link.',
      advice:
        'Shorten the message, and clean HTML that was pasted from Word or a web page; pictures embedded in the HTML (data:) belong on your web site or among the attachments.',
    },
    fr: {
      title: 'Gmail affiche le message en entier',
      failure:
        'Le HTML du message pèse {size} Ko. Gmail le coupe après environ {limit} Ko et écrit « Message tronqué » en dessous : la fin est cachée, souvent avec le lien de désabonnement.',
      advice:
        'Raccourcissez le message, et nettoyez le HTML collé depuis Word ou une page web ; les images intégrées au HTML (data:) ont leur place sur votre site web ou parmi les pièces jointes.',
    },
  },
})
