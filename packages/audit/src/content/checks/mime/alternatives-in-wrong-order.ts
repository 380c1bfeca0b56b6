import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import type { PartFacts } from '../../evidence.ts'
import { childrenOf } from '../../parts.ts'

const RICH = new Set(['text/html', 'multipart/related'])

const isReversed = (versions: readonly PartFacts[]): boolean => {
  const plain = versions.findIndex(({ type }) => type === 'text/plain')
  const rich = versions.findIndex(({ type }) => RICH.has(type))
  return plain !== -1 && rich !== -1 && rich < plain
}

export const alternativesInWrongOrder = defineContentCheck({
  id: 'mime/alternatives-in-wrong-order',
  severity: 'medium',
  reference: { rfc: 2046, section: '5.1.4' },
  needs: ['parts'],

  evaluate({ parts }) {
    const alternatives = parts.filter(({ type }) => type === 'multipart/alternative')
    if (alternatives.length === 0) return notApplicable
    return alternatives.some(({ path }) => isReversed(childrenOf(parts, path))) ? fail() : pass
  },

  text: {
    en: {
      title: 'The richest version of the message comes last',
      failure:
        'The HTML version stands before the text version. Mail programs show the last one they understand: readers get the plain text without your layout.',
      advice:
        'Report it to the maker of your sending software: the text comes first, the HTML after it (“text/plain”, then “text/html”).',
    },
    fr: {
      title: 'La version la plus riche du message vient en dernier',
      failure:
        'La version HTML est placée avant la version texte. Les logiciels affichent la dernière qu’ils comprennent : le lecteur reçoit le texte brut, sans votre mise en page.',
      advice:
        'Signalez-le à l’éditeur de votre logiciel d’envoi : le texte vient d’abord, le HTML ensuite (« text/plain », puis « text/html »).',
    },
  },
})
