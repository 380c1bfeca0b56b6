import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { fieldsNamed } from '../../fields.ts'
import { receptionOf } from '../../hop-times.ts'
import { parseMessageDate } from '../../message-date.ts'

/** Hours. SpamAssassin’s DATE_IN_FUTURE rules begin there; clocks of honest computers are less wrong than that. */
const LIMIT = 3
const HOUR = 3_600_000

export const dateInTheFuture = defineContentCheck({
  id: 'headers/date-in-the-future',
  severity: 'medium',
  reference: { rfc: 5322, section: '3.6.1' },
  needs: ['fields', 'envelope', 'hops'],

  evaluate({ fields, envelope, hops }) {
    const written = parseMessageDate(fieldsNamed(fields, 'Date')[0]?.raw ?? '')
    const received = receptionOf(envelope, hops)
    if (written === null || received === null) return notApplicable
    const hours = Math.round((written - received) / HOUR)
    return written - received > LIMIT * HOUR ? fail({ hours }) : pass
  },

  text: {
    en: {
      title: 'The date of the message is not in the future',
      failure:
        'The date of the message lies {hours} hours after the moment at which it was received. Spam uses this to stay on top of the list, and filters mark it down heavily.',
      advice:
        'Set the clock and the time zone of the computer or server that writes your mail; let it follow a time server (NTP).',
    },
    fr: {
      title: 'La date du message n’est pas dans le futur',
      failure:
        'La date du message est en avance de {hours} heures sur sa réception. Les spams s’en servent pour rester en haut de la liste, et les filtres le sanctionnent lourdement.',
      advice:
        'Réglez l’horloge et le fuseau horaire de l’ordinateur ou du serveur qui rédige vos messages ; faites-le suivre un serveur de temps (NTP).',
    },
  },
})
