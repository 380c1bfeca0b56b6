import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'

export const externalReportsNotAuthorised = defineCheck({
  id: 'dmarc/external-reports-not-authorised',
  severity: 'medium',
  reference: { rfc: 9990, section: '4' },
  needs: ['reportTargets'],

  evaluate({ reportTargets }) {
    if (reportTargets.length === 0) return notApplicable
    // dmarc/report-address-unusable speaks for domains that do not exist
    const there = reportTargets.filter(({ exists }) => !exists.known || exists.value)
    const refused = there.filter(({ isAuthorised }) => isAuthorised.known && !isAuthorised.value)
    if (refused.length === 0) {
      for (const { isAuthorised } of there) valueOf(isAuthorised)
      return pass
    }
    const isHeard = reportTargets.some(({ tag, isAuthorised: fact }) => tag === 'rua' && fact.known && fact.value)
    const addresses = refused.map(({ address }) => address)
    return fail({ addresses, names: refused.map((target) => target.authorisationName) }, isHeard ? 'low' : null)
  },

  text: {
    en: {
      title: 'Whoever receives the DMARC reports has agreed to it',
      failure:
        'Reports are meant for {addresses}, at another organisation, which has not agreed to this in the DNS: most receivers send none there.',
      advice:
        'Ask its owner to publish a TXT record with the text v=DMARC1 at {names}, or use an address at your own domain.',
    },
    fr: {
      title: 'Qui reçoit les rapports DMARC y a consenti',
      failure:
        'Les rapports sont destinés à {addresses}, dans une autre organisation, qui ne l’a pas accepté dans le DNS : la plupart des messageries n’y envoient rien.',
      advice:
        'Demandez-lui de publier sous le nom {names} un enregistrement TXT contenant v=DMARC1, ou utilisez une adresse de votre domaine.',
    },
  },
})
