import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'

export const noPolicy = defineCheck({
  id: 'dmarc/no-policy',
  severity: 'medium',
  reference: { rfc: 9989, section: '4.10.1' },
  needs: ['dmarc'],

  evaluate({ dmarc }) {
    const found = valueOf(dmarc.found)
    if (!found) return notApplicable
    if (found.record.policy !== null) return pass // dmarc/syntax speaks for a value that is not valid
    // Without an address for reports the record is passed over altogether.
    return fail({ name: `_dmarc.${found.domain}` }, found.policy === null ? 'high' : null)
  },

  text: {
    en: {
      title: 'The DMARC record names a policy',
      failure:
        'The record at {name} has no policy (“p=”). With an address for reports (“rua=”) it counts as p=none, without one it is ignored; older receivers always ignore it.',
      advice: 'Add p=none right after v=DMARC1; raise it once the reports show that all your mail passes.',
    },
    fr: {
      title: 'L’enregistrement DMARC indique une politique',
      failure:
        'L’enregistrement {name} n’a pas de politique (« p= »). Avec une adresse de rapports (« rua= »), il vaut p=none ; sans elle, il est ignoré. Les anciens serveurs l’ignorent toujours.',
      advice:
        'Ajoutez p=none juste après v=DMARC1, puis durcissez quand les rapports montrent que tous vos messages sont valides.',
    },
  },
})
