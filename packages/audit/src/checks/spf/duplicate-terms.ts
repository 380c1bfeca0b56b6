import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { withoutTerms } from '../../spf/edits.ts'
import type { Mechanism } from '../../spf/record.ts'
import { recordOf, type SpfNode } from '../../spf/tree.ts'

const BEFORE_NAME = /^[+?~-]/

/** What two terms that always match together have in common. */
const keyOf = (term: Mechanism): string => {
  if (term.kind === 'ip4') return `ip4 ${term.network}/${term.prefix}`
  if (term.kind === 'ip6') return `ip6 ${term.network.join(':')}/${term.prefix}`
  return term.text.replace(BEFORE_NAME, '').toLowerCase()
}

const repeatedTerms = (spf: SpfNode): Mechanism[] => {
  const seen = new Set<string>()
  return recordOf(spf).mechanisms.filter((term) => {
    const key = keyOf(term)
    const isRepeated = seen.has(key)
    seen.add(key)
    return isRepeated
  })
}

export const duplicateTerms = defineCheck({
  id: 'spf/duplicate-terms',
  severity: 'low',
  reference: { rfc: 7208, section: '4.6.2' },
  needs: ['spf'],

  evaluate({ spf }) {
    if (!spf) return notApplicable
    const terms = repeatedTerms(spf)
    return terms.length > 0 ? fail({ terms: terms.map(({ text }) => text) }) : pass
  },

  // Nothing is lost: what the first did not match, the second does not match either.
  fix({ spf }) {
    const terms = spf ? repeatedTerms(spf) : []
    return spf && terms.length > 0 ? [withoutTerms(spf, terms)] : null
  },

  text: {
    en: {
      title: 'No term of SPF is repeated',
      failure: 'The record repeats “{terms}”. A repetition never decides anything, but may cost DNS look-ups.',
      advice: 'Remove the repetition.',
    },
    fr: {
      title: 'Aucun élément du SPF n’est répété',
      failure:
        'L’enregistrement répète « {terms} ». Une répétition ne décide jamais de rien, mais peut coûter des requêtes DNS.',
      advice: 'Retirez la répétition.',
    },
  },
})
