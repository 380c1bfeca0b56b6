import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { firstFew } from '../../first-few.ts'
import { fieldsNamed } from '../../fields.ts'

export const scriptDisclosed = defineContentCheck({
  id: 'headers/script-disclosed',
  severity: 'info',
  reference: { url: 'https://www.php.net/manual/en/mail.configuration.php', date: '2026-11-22' },
  needs: ['fields'],

  evaluate({ fields }) {
    const told = fieldsNamed(fields, 'X-PHP-Originating-Script', 'X-PHP-Script')
    return told.length > 0 ? fail({ script: firstFew(told.map(({ value }) => value)) }) : pass
  },

  text: {
    en: {
      title: 'The header does not tell which script sends',
      failure:
        'The header (the technical part of the message) tells which program of the web site sends: {script}. This helps those who look for a way in, and filters have met these fields on hacked web sites.',
      advice:
        'Switch “mail.add_x_header” off in the PHP settings of the site; or send through an SMTP relay with a password instead of the mail() function.',
    },
    fr: {
      title: 'L’en-tête ne dévoile pas le script d’envoi',
      failure:
        'L’en-tête (la partie technique du message) dit quel programme du site web envoie : {script}. Cela aide ceux qui cherchent une porte d’entrée, et les filtres ont souvent vu ces champs venir de sites piratés.',
      advice:
        'Désactivez « mail.add_x_header » dans les réglages PHP du site ; ou envoyez par un relais SMTP avec mot de passe plutôt que par la fonction mail().',
    },
  },
})
