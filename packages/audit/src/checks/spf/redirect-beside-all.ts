import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { withoutTerms } from '../../spf/edits.ts'
import { recordOf, type SpfNode } from '../../spf/tree.ts'

const ignoredRedirect = (spf: SpfNode) => {
  const { mechanisms, redirect } = recordOf(spf)
  return mechanisms.some(({ kind }) => kind === 'all') ? redirect : null
}

export const redirectBesideAll = defineCheck({
  id: 'spf/redirect-beside-all',
  severity: 'low',
  reference: { rfc: 7208, section: '6.1' },
  needs: ['spf'],

  evaluate({ spf }) {
    if (!spf) return notApplicable
    const redirect = ignoredRedirect(spf)
    return redirect ? fail({ term: redirect.text }) : pass
  },

  // Nothing is lost: it is ignored.
  fix({ spf }) {
    const redirect = spf && ignoredRedirect(spf)
    return spf && redirect ? [withoutTerms(spf, [redirect])] : null
  },

  text: {
    en: {
      title: 'No “redirect” stands beside an “all”',
      failure: 'Receivers ignore {term}, because the record also has “all”. What it was meant to allow is not allowed.',
      advice: 'Remove the “redirect”, or turn it into an “include” before the “all”.',
    },
    fr: {
      title: 'Aucun « redirect » à côté d’un « all »',
      failure:
        'Les messageries n’appliquent pas {term}, car l’enregistrement contient aussi un « all ». Ce qu’il devait autoriser ne l’est pas.',
      advice: 'Retirez le « redirect », ou faites-en un « include » placé avant le « all ».',
    },
  },
})
