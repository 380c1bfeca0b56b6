import { defineCheck, fail, pass, valueOf } from '../../check.ts'

export const severalRecords = defineCheck({
  id: 'dmarc/several-records',
  severity: 'high',
  reference: { rfc: 9989, section: '4.10' },
  needs: ['dmarc'],

  evaluate({ dmarc: { steps, domain } }) {
    // What stands at a single label belongs to a registry.
    const own = steps.filter((step) => !step.isBeyond && (step.domain === domain || step.domain.includes('.')))
    const several = own.find(({ outcome }) => outcome === 'several')
    if (several) return fail({ name: several.name, count: valueOf(several.answer).records.length })
    for (const { answer } of own) valueOf(answer)
    return pass
  },

  text: {
    en: {
      title: 'Only one DMARC record is published',
      failure: 'There are {count} DMARC records at {name}. Receivers then ignore them all, as if there were none.',
      advice: 'Keep one of them and remove the others.',
    },
    fr: {
      title: 'Un seul enregistrement DMARC est publié',
      failure:
        'Il y a {count} enregistrements DMARC sous le nom {name}. Les messageries les ignorent alors tous, comme s’il n’y en avait aucun.',
      advice: 'Gardez-en un seul et supprimez les autres.',
    },
  },
})
