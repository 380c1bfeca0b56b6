import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { fieldsNamed } from '../../fields.ts'

/** §3.6.4 and the quoted left side of §4.5.4; comments around it are rare enough to be told. */
const MESSAGE_ID = /^<(?:"[^"<>]*"|[^\s<>@"]+)@[^\s<>@]+>$/u

export const messageIdMalformed = defineContentCheck({
  id: 'headers/message-id-malformed',
  severity: 'medium',
  reference: { rfc: 5322, section: '3.6.4' },
  needs: ['fields'],

  evaluate({ fields }) {
    const id = fieldsNamed(fields, 'Message-ID')[0]?.raw.trim() ?? ''
    if (id === '') return notApplicable // headers/message-id-missing speaks for this case
    return MESSAGE_ID.test(id) ? pass : fail({ id: id.slice(0, 200) })
  },

  text: {
    en: {
      title: 'The identifier of the message is well formed',
      failure:
        'The Message-ID is written “{id}”; it must be <something@domain>, in angle brackets and without spaces. Gmail refuses mail whose identifier is not valid.',
      advice: 'Report it to the maker of your sending software: it must write <a unique text@your domain>.',
    },
    fr: {
      title: 'L’identifiant du message est bien formé',
      failure:
        'Le « Message-ID » est écrit « {id} » ; il faut <quelque-chose@domaine>, entre chevrons et sans espace. Gmail refuse les messages dont l’identifiant n’est pas valable.',
      advice: 'Signalez-le à l’éditeur de votre logiciel d’envoi : il doit écrire <un texte unique@votre domaine>.',
    },
  },
})
