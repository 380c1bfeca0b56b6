import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { hasProblem } from '../../source-problems.ts'

export const nullBytes = defineContentCheck({
  id: 'headers/null-bytes',
  severity: 'high',
  reference: { rfc: 5322, section: '2.2' },
  needs: ['source'],

  evaluate({ source }) {
    return hasProblem(source, 'null-byte') ? fail() : pass
  },

  text: {
    en: {
      title: 'The message holds no null characters',
      failure:
        'The message holds null characters, which no text needs. Many servers cut it off there or refuse it, and filters may see an attempt to deceive them.',
      advice:
        'Report it to the maker of your sending software: it copies binary data into the text, or writes in UTF-16. Such data belongs in an attached file.',
    },
    fr: {
      title: 'Le message ne contient pas de caractère nul',
      failure:
        'Le message contient des caractères nuls, qu’aucun texte ne comporte. Beaucoup de serveurs le coupent à cet endroit ou le refusent, et les filtres peuvent y voir une tentative de les tromper.',
      advice:
        'Signalez-le à l’éditeur de votre logiciel d’envoi : il copie des données binaires dans le texte, ou écrit en UTF-16. De telles données ont leur place dans un fichier joint.',
    },
  },
})
