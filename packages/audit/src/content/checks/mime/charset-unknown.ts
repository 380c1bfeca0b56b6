import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { firstFew } from '../../first-few.ts'
import { hasProblem } from '../../source-problems.ts'

export const charsetUnknown = defineContentCheck({
  id: 'mime/charset-unknown',
  severity: 'medium',
  reference: { rfc: 2046, section: '4.1.2' },
  needs: ['source', 'parts'],

  evaluate({ source, parts }) {
    return hasProblem(source, 'charset-unknown')
      ? fail({ charsets: firstFew([...new Set(parts.map(({ charset }) => charset).filter((one) => one !== null))]) })
      : pass
  },

  text: {
    en: {
      title: 'Mail programs know the character set of the text',
      failure:
        'A part of the message announces a character set that mail programs do not know (among: {charsets}). Accents may then be shown wrong, and filters cannot read the text well.',
      advice:
        'Report it to the maker of your sending software: it should use UTF-8, and announce it as “charset=utf-8”.',
    },
    fr: {
      title: 'Les logiciels connaissent le jeu de caractères du texte',
      failure:
        'Une partie du message annonce un jeu de caractères que les logiciels ne connaissent pas (parmi : {charsets}). Les accents risquent de mal s’afficher, et les filtres lisent mal le texte.',
      advice:
        'Signalez-le à l’éditeur de votre logiciel d’envoi : il devrait employer UTF-8, et l’annoncer par « charset=utf-8 ».',
    },
  },
})
