import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { hasField } from '../../fields.ts'

export const mimeVersionMissing = defineContentCheck({
  id: 'headers/mime-version-missing',
  severity: 'low',
  reference: { rfc: 2045, section: '4' },
  needs: ['fields'],

  evaluate({ fields }) {
    if (!fields.some(({ name }) => name.toLowerCase().startsWith('content-'))) return notApplicable
    return hasField(fields, 'MIME-Version') ? pass : fail()
  },

  text: {
    en: {
      title: 'The message announces its format',
      failure:
        'The message uses MIME (accents, HTML or attachments) without saying so: “MIME-Version: 1.0” is missing. Strict mail programs then show its source, and filters count it as the work of a careless script.',
      advice:
        'Report it to the maker of your sending software. Add the field “MIME-Version: 1.0”; any mail library does it by itself.',
    },
    fr: {
      title: 'Le message annonce son format',
      failure:
        'Le message utilise MIME (accents, HTML ou pièces jointes) sans le dire : il manque « MIME-Version: 1.0 ». Les logiciels stricts en affichent alors le code source, et les filtres y voient le travail d’un script négligé.',
      advice:
        'Signalez-le à l’éditeur de votre logiciel d’envoi. Ajoutez le champ « MIME-Version: 1.0 » ; toute bibliothèque d’envoi le fait d’elle-même.',
    },
  },
})
