import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { fieldsNamed } from '../../fields.ts'
import { handOverOf } from '../../hop-times.ts'
import { parseMessageDate } from '../../message-date.ts'

/** Hours. SpamAssassin’s DATE_IN_PAST_06_12 begins there. */
const LIMIT = 6
const HOUR = 3_600_000

export const dateInThePast = defineContentCheck({
  id: 'headers/date-in-the-past',
  severity: 'low',
  reference: { rfc: 5322, section: '3.6.1' },
  needs: ['fields', 'envelope', 'hops'],

  evaluate({ fields, envelope, hops }) {
    const written = parseMessageDate(fieldsNamed(fields, 'Date')[0]?.raw ?? '')
    // The first server: what waits in a queue later on is not the writer’s doing.
    const handedOver = handOverOf(envelope, hops)
    if (written === null || handedOver === null) return notApplicable
    const hours = Math.round((handedOver - written) / HOUR)
    return handedOver - written > LIMIT * HOUR ? fail({ hours }) : pass
  },

  text: {
    en: {
      title: 'The message is dated from when it was sent',
      failure:
        'The message was handed over {hours} hours after the date that it carries. It appears further down in the mailbox, and filters take that for a sign of spam.',
      advice:
        'Let your software write the date when it sends the message, not when it prepares it; and check the clock of the computer.',
    },
    fr: {
      title: 'Le message est daté du moment de son envoi',
      failure:
        'Le message a été remis {hours} heures après la date qu’il porte. Il apparaît plus bas dans la boîte de réception, et les filtres y voient un signe de spam.',
      advice:
        'Faites écrire la date par votre logiciel au moment de l’envoi, et non de la préparation ; vérifiez aussi l’horloge de l’ordinateur.',
    },
  },
})
