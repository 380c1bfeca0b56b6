import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import type { Mechanism } from '../../spf/record.ts'
import { eachNode, recordOf } from '../../spf/tree.ts'

const WIDE = 1
const VERY_WIDE = 2

/** 0 up to /16 for IPv4 and /32 for IPv6, 2 from /8 and /16 on, 1 between. */
const width = (prefix4: number, prefix6: number): number => {
  if (prefix4 <= 8 || prefix6 <= 16) return VERY_WIDE
  return prefix4 < 16 || prefix6 < 32 ? WIDE : 0
}

const widthOf = (term: Mechanism): number => {
  if (term.qualifier !== '+') return 0
  if (term.kind === 'ip4') return width(term.prefix, 128)
  if (term.kind === 'ip6') return width(32, term.prefix)
  return term.kind === 'a' || term.kind === 'mx' ? width(term.prefix4, term.prefix6) : 0
}

export const overWideRanges = defineCheck({
  id: 'spf/over-wide-ranges',
  severity: 'medium',
  reference: { rfc: 7208, section: '5.6' },
  needs: ['spf'],

  evaluate({ spf }) {
    if (!spf) return notApplicable
    const found = eachNode(spf).flatMap(({ node, path }) => {
      const isOwn = path.every(({ kind }) => kind === 'redirect')
      return recordOf(node).mechanisms.filter((term) => widthOf(term) >= (isOwn ? WIDE : VERY_WIDE))
    })
    if (found.length === 0) return pass
    const isVeryWide = found.some((term) => widthOf(term) >= VERY_WIDE)
    return fail({ terms: found.map(({ text }) => text) }, isVeryWide ? 'high' : null)
  },

  text: {
    en: {
      title: 'SPF allows no over-wide ranges of addresses',
      failure:
        'The record allows very large ranges of addresses: {terms}. Whoever rents a server there can send in your name.',
      advice: 'Name only the addresses that really send for you.',
    },
    fr: {
      title: 'Le SPF n’autorise pas de plages d’adresses démesurées',
      failure:
        'L’enregistrement autorise de très grandes plages d’adresses : {terms}. Quiconque y loue un serveur peut envoyer en votre nom.',
      advice: 'N’indiquez que les adresses qui envoient vraiment pour vous.',
    },
  },
})
