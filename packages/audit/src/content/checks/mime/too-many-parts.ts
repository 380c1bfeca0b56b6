import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { hasProblem } from '../../source-problems.ts'

export const tooManyParts = defineContentCheck({
  id: 'mime/too-many-parts',
  severity: 'medium',
  reference: { rfc: 2046, section: '5.1' },
  needs: ['source', 'parts'],

  evaluate({ source, parts }) {
    return hasProblem(source, 'too-many-parts') ? fail({ count: parts.length }) : pass
  },

  text: {
    en: {
      title: 'The message has a reasonable number of parts',
      failure:
        'The message has more than {count} parts: we did not read all of them, and many servers do not either. Filters may see an attempt to wear them out.',
      advice: 'Send fewer files, or put them into one; small pictures of the layout belong on your web site.',
    },
    fr: {
      title: 'Le message a un nombre raisonnable de parties',
      failure:
        'Le message a plus de {count} parties : nous ne les avons pas toutes lues, et beaucoup de serveurs non plus. Les filtres peuvent y voir une tentative de les épuiser.',
      advice:
        'Envoyez moins de fichiers, ou réunissez-les en un seul ; les petites images de la mise en page ont leur place sur votre site web.',
    },
  },
})
