import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { namedHosts } from '../../mx/can-receive.ts'

export const tlsRptAbsent = defineCheck({
  id: 'tls-rpt/absent',
  severity: 'info',
  reference: { rfc: 8460, section: '3' },
  needs: ['tlsRpt', 'mx'],

  evaluate({ tlsRpt, mx }) {
    if (tlsRpt.length > 0) return pass
    return namedHosts(mx).length > 0 ? fail({ domain: mx.domain }) : notApplicable
  },

  text: {
    en: {
      title: 'Senders can report encryption failures',
      failure:
        '{domain} asks for no reports about failed encryption (TLS-RPT). It is optional, and useful mainly with MTA-STS or DANE.',
      advice: 'Nothing has to be done.',
    },
    fr: {
      title: 'Les échecs de chiffrement peuvent être signalés',
      failure:
        '{domain} ne demande pas de rapports sur les échecs de chiffrement (TLS-RPT). C’est facultatif, et utile surtout avec MTA-STS ou DANE.',
      advice: 'Il n’y a rien à faire.',
    },
  },
})
