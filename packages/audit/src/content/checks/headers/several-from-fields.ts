import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { fieldsNamed } from '../../fields.ts'

export const severalFromFields = defineContentCheck({
  id: 'headers/several-from-fields',
  severity: 'high',
  reference: { rfc: 5322, section: '3.6' },
  needs: ['fields'],

  evaluate({ fields }) {
    const count = fieldsNamed(fields, 'From').length
    return count > 1 ? fail({ count }) : pass
  },

  text: {
    en: {
      title: 'The message has only one From field',
      failure:
        'The message has {count} From fields (the sender). A receiver could check one and show another, so Gmail and others refuse such mail.',
      advice:
        'Find what adds the second one: often a “default sender” of the software and one of the server. Keep one.',
    },
    fr: {
      title: 'Le message n’a qu’un seul champ « From »',
      failure:
        'Le message a {count} champs « From » (l’expéditeur). Une messagerie pourrait vérifier l’un et montrer l’autre : Gmail et d’autres refusent ces messages.',
      advice:
        'Trouvez ce qui ajoute le second : souvent un « expéditeur par défaut » du logiciel et un autre du serveur. N’en gardez qu’un.',
    },
  },
})
