import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { isHeaderCut } from '../../source-problems.ts'

export const tooLarge = defineContentCheck({
  id: 'headers/too-large',
  severity: 'medium',
  reference: { url: 'https://www.postfix.org/postconf.5.html#header_size_limit', date: '2026-11-22' },
  needs: ['source'],

  evaluate({ source }) {
    return isHeaderCut(source) ? fail({ kilobytes: Math.ceil(source.headerSize / 1024) }) : pass
  },

  text: {
    en: {
      title: 'The header is of reasonable size',
      failure:
        'The header (the technical part of the message) is {kilobytes} KB long, with more fields or longer ones than mail ever needs: we did not read all of it. Servers may cut it off or refuse the message.',
      advice:
        'Look for a loop that the message went through, or for software that writes all recipients or its own data into the header.',
    },
    fr: {
      title: 'L’en-tête est de taille raisonnable',
      failure:
        'L’en-tête (la partie technique du message) pèse {kilobytes} Ko, avec plus de champs, ou des champs plus longs, qu’il n’en faut jamais : nous ne l’avons pas lu en entier. Les serveurs peuvent le couper, ou refuser le message.',
      advice:
        'Cherchez une boucle par laquelle le message est passé, ou un logiciel qui écrit tous les destinataires ou ses propres données dans l’en-tête.',
    },
  },
})
