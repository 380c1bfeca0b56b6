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
      title: 'No filter on the way took the message for spam',
      failure:
        'A filter on the way marked the message as spam: “{field}”. Many mailboxes file such mail in the spam folder without looking further.',
      advice:
        'If the filter is that of your own sending server, look in its log for the rules that spoke, and repair those first; then send again.',
    },
    fr: {
      title: 'Aucun filtre en chemin n’a pris le message pour un spam',
      failure:
        'Un filtre en chemin a marqué le message comme spam : « {field} ». Beaucoup de messageries classent alors le message dans les indésirables sans chercher plus loin.',
      advice:
        'Si ce filtre est celui de votre propre serveur d’envoi, cherchez dans son journal les règles qui ont parlé et corrigez-les d’abord ; puis renvoyez le message.',
    },
  },
})
