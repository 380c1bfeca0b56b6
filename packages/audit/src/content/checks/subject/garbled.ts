import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

/** UTF-8 read as Latin-1 or Windows-1252, the sign for “could not be read”, and encoded words that stayed as they were. */
const GARBLED = /[ÃÂ][\u0080-\u00BF]|â€[\u0080-\u00BF\u2010-\u203A™œžŸ]|\uFFFD|=\?[\w-]{2,20}\?[bq]\?/iu

export const garbled = defineContentCheck({
  id: 'subject/garbled',
  severity: 'medium',
  reference: { rfc: 2047, section: '2' },
  needs: ['subject'],

  evaluate({ subject }) {
    if (subject === null || subject.trim() === '') return notApplicable // subject/missing speaks for this case
    const [found] = GARBLED.exec(subject.slice(0, 1_000)) ?? []
    return found === undefined ? pass : fail({ found })
  },

  text: {
    en: {
      title: 'The accents of the subject are shown right',
      failure:
        'The subject is shown with broken letters (“{found}”): it was most likely encoded in one way and announced in another. Readers may take it for spam, and so do filters.',
      advice:
        'Report it to the maker of your sending software: the text must be UTF-8 throughout, in the database, in the program and in the mail.',
    },
    fr: {
      title: 'Les accents de l’objet s’affichent bien',
      failure:
        'L’objet s’affiche avec des lettres abîmées (« {found} ») : il a sans doute été encodé d’une façon et annoncé d’une autre. Le lecteur peut le prendre pour un spam, et les filtres aussi.',
      advice:
        'Signalez-le à l’éditeur de votre logiciel d’envoi : le texte doit être en UTF-8 partout, dans la base de données, dans le programme et dans l’e-mail.',
    },
  },
})
