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
        '{addresses} belongs to another organisation, which has not agreed in the DNS to receive your reports: most receivers send none there.',
      advice:
        'Its owner must publish a TXT record with the text v=DMARC1 at {names}. Otherwise use an address of your own.',
    },
    fr: {
      title: 'Qui reçoit les rapports DMARC l’a accepté',
      failure:
        '{addresses} appartient à une autre organisation, qui n’a pas déclaré dans le DNS accepter vos rapports : la plupart des destinataires n’en envoient pas.',
      advice:
        'Le gestionnaire de ce domaine doit publier un enregistrement TXT contenant v=DMARC1 en {names}. Sinon, utilisez une adresse à vous.',
    },
  },
})
