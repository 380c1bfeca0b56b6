import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { megabytes } from '../../megabytes.ts'

const LIMIT = 25 * 1024 * 1024

export const tooLarge = defineContentCheck({
  id: 'size/too-large',
  severity: 'high',
  reference: { url: 'https://support.google.com/mail/answer/6584', date: '2026-11-22' },
  needs: ['source'],

  evaluate({ source }) {
    return source.size > LIMIT ? fail({ size: megabytes(source.size), limit: LIMIT / 1024 / 1024 }) : pass
  },

  text: {
    en: {
      title: 'The message stays below the size that most mailboxes refuse',
      failure:
        'The message weighs {size} MB. Most mailboxes refuse more than {limit} MB, some of them less: the message would come back to you.',
      advice: 'Put the files on your web site or a sharing service and send the link.',
    },
    fr: {
      title: 'Le message reste sous la taille que la plupart des messageries refusent',
      failure:
        'Le message pèse {size} Mo. La plupart des messageries refusent plus de {limit} Mo, certaines moins encore : le message vous reviendrait.',
      advice: 'Déposez les fichiers sur votre site web ou un service de partage et envoyez le lien.',
    },
  },
})
