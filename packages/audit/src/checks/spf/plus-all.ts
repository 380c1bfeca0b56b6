import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { notKnown } from '../../evidence.ts'
import { type SpfNode, type SpfTermNode, unknownBranch } from '../../spf/tree.ts'

interface OpenTerm {
  readonly term: SpfTermNode
  readonly domain: string
}

const EVERY_NETWORK = /^\+?ip[46]:.*\/0$/i

/** The first term that passes every sender, here or where an include or a redirect leads. */
const openTerm = (node: SpfNode): OpenTerm | null => {
  for (const term of node.terms) {
    const isPass = term.qualifier === '+'
    if (isPass && (term.kind === 'all' || EVERY_NETWORK.test(term.text))) return { term, domain: node.domain }
    const below = term.node?.known === true && (isPass || term.kind === 'redirect') ? openTerm(term.node.value) : null
    if (below) return below
  }
  return null
}

export const plusAll = defineCheck({
  id: 'spf/plus-all',
  severity: 'critical',
  reference: { rfc: 7208, section: '5.1' },
  needs: ['spf'],

  evaluate({ spf }) {
    if (!spf) return notApplicable
    const open = openTerm(spf)
    if (open) return fail({ term: open.term.text, domain: open.domain })
    const reason = unknownBranch(spf)
    return reason === null ? pass : valueOf(notKnown(reason))
  },

  text: {
    en: {
      title: 'SPF does not allow the whole Internet',
      failure: 'The term {term} in the record of {domain} allows every server in the world to send in your name.',
      advice:
        'End the record with ~all (or -all once every service you use is listed), and remove any “include” that allows everyone.',
    },
    fr: {
      title: 'Le SPF n’autorise pas tout Internet',
      failure:
        'L’élément {term}, dans le SPF du domaine {domain}, autorise n’importe quel serveur du monde à envoyer en votre nom.',
      advice:
        'Terminez l’enregistrement par ~all (ou -all une fois tous vos services nommés), et retirez tout « include » qui autorise tout le monde.',
    },
  },
})
