import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'

export const noReports = defineCheck({
  id: 'dmarc/no-reports',
  severity: 'low',
  reference: { rfc: 9989, section: '5.1.3' },
  needs: ['dmarc'],

  evaluate({ dmarc }) {
    const found = valueOf(dmarc.found)
    if (!found) return notApplicable
    // dmarc/report-address-unusable speaks for addresses that are there and cannot be used
    if (found.record.aggregateReports.length > 0) return pass
    const record = `rua=mailto:dmarc@${dmarc.domain}`
    return fail({ record }, found.policy === 'none' ? 'medium' : null)
  },

  text: {
    en: {
      title: 'DMARC reports are asked for',
      failure:
        'The record asks for no reports (no “rua=”): you cannot see who sends in your name, nor whether your own mail passes.',
      advice: 'Add {record} to the record, with a mailbox or a service that reads such reports for you.',
    },
    fr: {
      title: 'Des rapports DMARC sont demandés',
      failure:
        'L’enregistrement ne demande aucun rapport (pas de « rua= ») : vous ne voyez ni qui envoie en votre nom, ni si vos propres messages sont valides.',
      advice: 'Ajoutez {record} à l’enregistrement, avec une boîte à vous ou un service qui lit ces rapports.',
    },
  },
})
