import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

/** No rule names a number: this is advice. */
const LIMIT = 10

export const tooMany = defineContentCheck({
  id: 'attachments/too-many',
  severity: 'info',
  reference: { url: 'https://support.google.com/mail/answer/6584', date: '2026-11-22' },
  needs: ['attachments'],

  evaluate({ attachments }) {
    const { length: count } = attachments.filter(({ isInline }) => !isInline)
    if (count === 0) return notApplicable
    return count > LIMIT ? fail({ count }) : pass
  },

  text: {
    en: {
      title: 'The attachments are few',
      failure:
        'The message has {count} attachments. Each is examined by the filters of every server, and readers rarely open more than a few.',
      advice: 'Put them together into one PDF, or put them on your web site or a sharing service and send the link.',
    },
    fr: {
      title: 'Les pièces jointes sont peu nombreuses',
      failure:
        'Le message a {count} pièces jointes. Chacune est examinée par les filtres de chaque serveur, et le lecteur en ouvre rarement plus de quelques-unes.',
      advice:
        'Réunissez-les en un seul PDF, ou déposez-les sur votre site web ou un service de partage et envoyez le lien.',
    },
  },
})
