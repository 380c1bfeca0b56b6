import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

/** What runs a script, carries a page in itself, or reaches into the reader’s machine. No mail program follows these. */
const ODD = new Set([
  'javascript',
  'vbscript',
  'data',
  'file',
  'blob',
  'jar',
  'ms-msdt',
  'search-ms',
  'smb',
  'view-source',
])

export const oddScheme = defineContentCheck({
  id: 'links/odd-scheme',
  severity: 'high',
  reference: { rfc: 7595, section: '3.7' },
  needs: ['links'],

  evaluate({ links }) {
    if (links.length === 0) return notApplicable
    const schemes = [...new Set(links.map(({ scheme }) => scheme))].filter((scheme) => ODD.has(scheme))
    return schemes.length > 0 ? fail({ schemes: schemes.map((scheme) => `${scheme}:`) }) : pass
  },

  text: {
    en: {
      title: 'No link is of a kind that mail programs do not follow',
      failure:
        'Links of a kind that mail programs do not follow: {schemes}. Filters know them from attacks; “file:” mostly means a file on your own computer.',
      advice: 'Link to a page on the web (https://), and put files there or attach them.',
    },
    fr: {
      title: 'Aucun lien n’est d’un genre que les messageries ne suivent pas',
      failure:
        'Des liens d’un genre que les logiciels de messagerie ne suivent pas : {schemes}. Les filtres les ont vus dans des attaques ; « file » désigne le plus souvent un fichier de votre ordinateur.',
      advice: 'Renvoyez à une page du web (https://) ; mettez-y les fichiers, ou joignez-les.',
    },
  },
})
