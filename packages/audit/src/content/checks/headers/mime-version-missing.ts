import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { hasField } from '../../fields.ts'
import { isHeaderCut } from '../../source-problems.ts'

export const mimeVersionMissing = defineContentCheck({
  id: 'headers/mime-version-missing',
  severity: 'low',
  reference: { rfc: 2045, section: '4' },
  needs: ['fields', 'source'],

  evaluate({ fields, source }) {
    if (!fields.some(({ name }) => name.toLowerCase().startsWith('content-'))) return notApplicable
    if (hasField(fields, 'MIME-Version')) return pass
    return isHeaderCut(source) ? notApplicable : fail() // headers/too-large speaks for a header that was not read whole
  },

  text: {
    en: {
      title: 'The message announces its format',
      failure:
        'The message uses MIME (accents, HTML or attachments) without saying so: “MIME-Version: 1.0” is missing. Strict mail programs may then show its source, and filters distrust it.',
      advice:
        'Report it to the maker of your sending software: the field “MIME-Version: 1.0” has to be added. Any mail library does it by itself.',
    },
    fr: {
      title: 'Le message annonce son format',
      failure:
        'Le message utilise MIME (accents, HTML ou pièces jointes) sans le dire : il manque « MIME-Version: 1.0 ». Les logiciels stricts peuvent alors en afficher le code source, et les filtres s’en méfient.',
      advice:
        'Signalez-le à l’éditeur de votre logiciel d’envoi : il faut ajouter le champ « MIME-Version: 1.0 ». Toute bibliothèque d’envoi le fait d’elle-même.',
    },
  },
})
