import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import type { AlignmentFacts } from '../../dmarc/facts.ts'

/** Aligned in relaxed mode, where the record asks for strict. */
const isTooFar = (facts: AlignmentFacts): boolean =>
  !facts.strict && valueOf(facts.mode) === 'strict' && valueOf(facts.relaxed)

export const strictAlignmentNotMet = defineCheck({
  id: 'dmarc/strict-alignment-not-met',
  severity: 'medium',
  reference: { rfc: 9989, section: '4.4' },
  needs: ['spfAlignment', 'dkimAlignment'],

  evaluate({ spfAlignment: spf, dkimAlignment }) {
    const dkim = dkimAlignment ?? []
    if (!spf && dkim.length === 0) return notApplicable
    const isSigned = dkim.some(({ strict }) => strict)
    const tooFar = [
      ...(spf && isTooFar(spf) ? [{ tag: 'aspf=s', facts: spf }] : []),
      ...(isSigned ? [] : dkim.filter(isTooFar).map((facts) => ({ tag: 'adkim=s', facts }))),
    ]
    const [first] = tooFar
    if (!first) return pass
    const tags = [...new Set(tooFar.map(({ tag }) => tag))]
    const domains = [...new Set(tooFar.map(({ facts }) => facts.domain))]
    return fail({ tags, domains, from: first.facts.fromDomain }, isSigned || spf?.strict ? null : 'high')
  },

  text: {
    en: {
      title: 'DMARC is not too strict for the message',
      failure:
        'The record asks for exactly the same domain ({tags}), but the message, written as {from}, was sent or signed as {domains}: for DMARC, that does not count.',
      advice: 'Remove {tags}: the relaxed mode, which accepts sub-domains, is nearly always enough.',
    },
    fr: {
      title: 'DMARC n’est pas trop strict pour le message',
      failure:
        'L’enregistrement exige exactement le même domaine ({tags}), mais le message, écrit par {from}, est envoyé ou signé par {domains} : pour DMARC, cela ne compte pas.',
      advice: 'Retirez {tags} : le mode souple, qui accepte les sous-domaines, suffit presque toujours.',
    },
  },
})
