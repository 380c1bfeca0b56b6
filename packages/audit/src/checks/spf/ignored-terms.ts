import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { recordOf } from '../../spf/tree.ts'

const MECHANISMS = new Set(['all', 'include', 'a', 'mx', 'ptr', 'ip4', 'ip6', 'exists'])
/** Modifiers that ask for failure reports (RFC 6652 §3). */
const REPORTING = new Set(['ra', 'rp', 'rr'])

export const ignoredTerms = defineCheck({
  id: 'spf/ignored-terms',
  severity: 'medium',
  reference: { rfc: 7208, section: '6' },
  needs: ['spf'],

  evaluate({ spf }) {
    if (!spf) return notApplicable
    const unknown = recordOf(spf).terms.filter((term) => term.kind === 'unknown-modifier')
    const ignored = unknown.filter(({ name }) => !REPORTING.has(name.toLowerCase()))
    if (ignored.length === 0) return pass
    const isMistaken = ignored.some(({ name }) => MECHANISMS.has(name.toLowerCase()))
    return fail({ terms: ignored.map(({ text }) => text) }, isMistaken ? null : 'info')
  },

  text: {
    en: {
      title: 'Receivers understand every term of SPF',
      failure:
        'Receivers ignore {terms}: with an equals sign, only “redirect” and “exp” mean something. What was meant to be allowed is not.',
      advice: 'Write mechanisms with a colon (ip4:192.0.2.1, include:example.net), and remove what has no meaning.',
    },
    fr: {
      title: 'Les messageries comprennent chaque élément du SPF',
      failure:
        'Les messageries n’appliquent pas {terms} : avec un signe égal, seuls « redirect » et « exp » ont un sens. Ce qui devait être autorisé ne l’est pas.',
      advice:
        'Écrivez les mécanismes avec un deux-points (ip4:192.0.2.1, include:example.net), et retirez ce qui n’a pas de sens.',
    },
  },
})
