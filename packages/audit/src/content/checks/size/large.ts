import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { megabytes } from '../../megabytes.ts'

/** Octets: what Postfix takes where nothing else is set. */
const LIMIT = 10_240_000
const REFUSED = 25 * 1024 * 1024

export const large = defineContentCheck({
  id: 'size/large',
  severity: 'low',
  reference: { url: 'https://www.postfix.org/postconf.5.html#message_size_limit', date: '2026-11-22' },
  needs: ['source'],

  evaluate({ source }) {
    if (source.size > REFUSED) return notApplicable // size/too-large speaks for this case
    return source.size > LIMIT ? fail({ size: megabytes(source.size), limit: megabytes(LIMIT) }) : pass
  },

  text: {
    en: {
      title: 'The message is small enough for most mailboxes',
      failure:
        'The message weighs {size} MB. Many company servers accept {limit} MB at most (it is what Postfix comes with), and files grow by a third in a message.',
      advice: 'Make the pictures smaller, or put the files on your web site or a sharing service and send the link.',
    },
    fr: {
      title: 'Le message est assez léger pour la plupart des boîtes',
      failure:
        'Le message pèse {size} Mo. Beaucoup de serveurs d’entreprise n’acceptent que {limit} Mo (c’est le réglage d’origine de Postfix), et un fichier grossit d’un tiers dans un message.',
      advice:
        'Réduisez les images, ou déposez les fichiers sur votre site web ou un service de partage et envoyez le lien.',
    },
  },
})
