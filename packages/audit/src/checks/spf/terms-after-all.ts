import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { recordOf } from '../../spf/tree.ts'

export const termsAfterAll = defineCheck({
  id: 'spf/terms-after-all',
  severity: 'medium',
  reference: { rfc: 7208, section: '5.1' },
  needs: ['spf'],

  evaluate({ spf }) {
    if (!spf) return notApplicable
    const { mechanisms } = recordOf(spf)
    const all = mechanisms.findIndex(({ kind }) => kind === 'all')
    const late = all < 0 ? [] : mechanisms.slice(all + 1)
    return late.length > 0 ? fail({ terms: late.map(({ text }) => text) }) : pass
  },

  text: {
    en: {
      title: 'Nothing follows “all” in SPF',
      failure:
        'Receivers stop reading at “all” and never see what follows: {terms}. Servers named there are not allowed.',
      advice: 'Move these terms before “all”, or remove them.',
    },
    fr: {
      title: 'Rien ne suit le « all » du SPF',
      failure:
        'Les messageries cessent de lire au « all » et ne voient jamais la suite : {terms}. Les serveurs nommés là ne sont pas autorisés.',
      advice: 'Placez ces éléments avant le « all », ou retirez-les.',
    },
  },
})
