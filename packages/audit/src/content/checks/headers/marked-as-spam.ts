import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

const MARKS = new Set(['x-spam-flag', 'x-spam-status', 'x-spam'])

export const markedAsSpam = defineContentCheck({
  id: 'headers/marked-as-spam',
  severity: 'medium',
  reference: { url: 'https://spamassassin.apache.org/full/4.0.x/doc/Mail_SpamAssassin_Conf.html', date: '2026-11-22' },
  needs: ['fields'],

  evaluate({ fields }) {
    const mark = fields.find(({ name, value }) => MARKS.has(name.toLowerCase()) && /^\s*yes\b/i.test(value))
    return mark ? fail({ field: `${mark.name}: ${mark.value.slice(0, 60)}` }) : pass
  },

  text: {
    en: {
      title: 'No filter on the way marked the message as spam',
      failure:
        'A filter on the way marked the message as spam: “{field}”. Some mailboxes file such mail in the spam folder without looking further.',
      advice:
        'Ask whoever runs this filter, often the host of your sending server, which of its rules spoke; repair those first, then send again.',
    },
    fr: {
      title: 'Aucun filtre en chemin n’a marqué le message comme spam',
      failure:
        'Un filtre en chemin a marqué le message comme spam : « {field} ». Certaines messageries classent alors le message dans les indésirables sans chercher plus loin.',
      advice:
        'Demandez à qui gère ce filtre, souvent l’hébergeur de votre serveur d’envoi, quelles règles se sont déclenchées ; corrigez ce qu’elles visent, puis renvoyez le message.',
    },
  },
})
