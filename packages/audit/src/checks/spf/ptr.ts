import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { recordOf } from '../../spf/tree.ts'

export const ptr = defineCheck({
  id: 'spf/ptr',
  severity: 'low',
  reference: { rfc: 7208, section: '5.5' },
  needs: ['spf'],

  evaluate({ spf }) {
    if (!spf) return notApplicable
    const terms = recordOf(spf).terms.filter(
      (term) => term.kind === 'ptr' || ('domainSpec' in term && term.domainSpec?.letters.includes('p') === true),
    )
    return terms.length > 0 ? fail({ terms: terms.map(({ text }) => text) }) : pass
  },

  text: {
    en: {
      title: 'SPF does without reverse DNS',
      failure:
        'The record uses “{terms}”, which is slow, depends on reverse DNS and should no longer be published. Some receivers ignore it.',
      advice: 'Replace it with the addresses (ip4, ip6) or the “include” of the service that sends.',
    },
    fr: {
      title: 'Le SPF se passe du DNS inverse',
      failure:
        'L’enregistrement utilise « {terms} » : c’est lent, soumis au DNS inverse et désormais déconseillé. Certaines messageries n’en tiennent pas compte.',
      advice: 'Remplacez-le par les adresses (ip4, ip6) ou par l’« include » du service qui envoie.',
    },
  },
})
