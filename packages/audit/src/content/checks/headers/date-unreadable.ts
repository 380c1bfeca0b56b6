import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { fieldsNamed } from '../../fields.ts'
import { parseMessageDate } from '../../message-date.ts'

export const dateUnreadable = defineContentCheck({
  id: 'headers/date-unreadable',
  severity: 'medium',
  reference: { rfc: 5322, section: '3.3' },
  needs: ['fields'],

  evaluate({ fields }) {
    const [date] = fieldsNamed(fields, 'Date')
    if (!date) return notApplicable // headers/date-missing speaks for this case
    return parseMessageDate(date.raw) === null ? fail({ date: date.raw.slice(0, 100) }) : pass
  },

  text: {
    en: {
      title: 'The date of the message can be read',
      failure:
        'The date is written “{date}”. That is not the form that mail programs read, so the message may be sorted wrongly, and filters distrust it.',
      advice:
        'Report it to the maker of your sending software: the date must be written in English and with its time zone, such as “Sun, 22 Nov 2026 11:00:00 +0100”. Most languages have a function for it (in PHP: date with DATE_RFC2822).',
    },
    fr: {
      title: 'La date du message est lisible',
      failure:
        'La date est écrite « {date} ». Ce n’est pas la forme que lisent les logiciels de messagerie : le message peut être mal classé, et les filtres s’en méfient.',
      advice:
        'Signalez-le à l’éditeur de votre logiciel d’envoi : la date doit être écrite en anglais et avec son fuseau horaire, par exemple « Sun, 22 Nov 2026 11:00:00 +0100 ». La plupart des langages ont une fonction pour cela (en PHP : date avec DATE_RFC2822).',
    },
  },
})
