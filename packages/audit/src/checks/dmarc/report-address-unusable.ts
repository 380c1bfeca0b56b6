import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import type { ReportUri } from '../../dmarc/report-uri.ts'

const unusable = (tag: string, uris: readonly ReportUri[]): string[] =>
  uris.filter(({ address }) => address === null).map(({ uri }) => (uri === '' ? `${tag}=` : uri))

export const reportAddressUnusable = defineCheck({
  id: 'dmarc/report-address-unusable',
  severity: 'medium',
  reference: { rfc: 9989, section: '4.6' },
  needs: ['dmarc', 'reportTargets'],

  evaluate({ dmarc, reportTargets }) {
    const found = valueOf(dmarc.found)
    if (!found || found.record.aggregateReports.length + found.record.failureReports.length === 0) return notApplicable
    const { aggregateReports, failureReports } = found.record
    const lost = reportTargets.filter(({ exists }) => exists.known && !exists.value)
    const addresses = [
      ...unusable('rua', aggregateReports),
      ...unusable('ruf', failureReports),
      ...lost.map(({ address }) => address),
    ]
    if (addresses.length === 0) {
      for (const { exists } of reportTargets) valueOf(exists)
      return pass
    }
    const isHeard = reportTargets.some((target) => target.tag === 'rua' && !lost.includes(target))
    return fail({ addresses: addresses.slice(0, 5).map((address) => address.slice(0, 80)) }, isHeard ? 'low' : null)
  },

  text: {
    en: {
      title: 'The addresses for DMARC reports can be used',
      failure:
        'No report can be sent to {addresses}: not a mail address that receivers understand, or at a domain that does not exist.',
      advice: 'Write each address as mailto:name@domain, with a domain that exists, separated by commas.',
    },
    fr: {
      title: 'Les adresses des rapports DMARC sont utilisables',
      failure:
        'Aucun rapport ne peut être envoyé à {addresses} : ce n’est pas une adresse que les messageries comprennent, ou son domaine n’existe pas.',
      advice:
        'Écrivez chaque adresse sous la forme mailto:nom@domaine, avec un domaine existant, et séparez-les par des virgules.',
    },
  },
})
