import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { fieldsNamed } from '../../fields.ts'
import { isHeaderCut } from '../../source-problems.ts'

export const messageIdMissing = defineContentCheck({
  id: 'headers/message-id-missing',
  severity: 'high',
  reference: { rfc: 5322, section: '3.6.4' },
  needs: ['fields', 'source'],

  evaluate({ fields, source }) {
    const isThere = fieldsNamed(fields, 'Message-ID').some(({ raw }) => raw.trim() !== '')
    if (isThere) return pass
    return isHeaderCut(source) ? notApplicable : fail() // headers/too-large speaks for a header that was not read whole
  },

  text: {
    en: {
      title: 'The message carries its identifier',
      failure:
        'The message has no Message-ID, the unique name that every message should carry. Gmail refuses such mail (“missing a valid Message-ID header”), and answers cannot be linked to the message.',
      advice:
        'Let your sending software write a Message-ID, or send through a server that adds it: an ordinary mail server does so for its own users.',
    },
    fr: {
      title: 'Le message porte son identifiant',
      failure:
        'Le message n’a pas de « Message-ID », l’identifiant unique que chaque message doit porter. Gmail refuse ces messages (« missing a valid Message-ID header »), et les réponses ne peuvent pas leur être rattachées.',
      advice:
        'Faites écrire un « Message-ID » par votre logiciel d’envoi, ou envoyez par un serveur qui l’ajoute : un serveur de messagerie ordinaire le fait pour ses propres utilisateurs.',
    },
  },
})
