import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { lookAlikes } from '../../dmarc/look-alikes.ts'

export const missing = defineCheck({
  id: 'dmarc/missing',
  severity: 'high',
  reference: { rfc: 9989, section: '4.10.1' },
  needs: ['dmarc'],

  evaluate({ dmarc }) {
    if (valueOf(dmarc.found)) return pass
    // dmarc/several-records and dmarc/syntax speak for these cases
    if (dmarc.steps[0]?.outcome === 'several' || lookAlikes(dmarc).length > 0) return notApplicable
    const { domain } = dmarc
    return fail({ domain, name: `_dmarc.${domain}`, record: `v=DMARC1; p=none; rua=mailto:dmarc@${domain}` })
  },

  text: {
    en: {
      title: 'The domain has a DMARC policy',
      failure:
        'No DMARC record is published for {domain}: anyone can imitate your address, unseen by you, and large mailbox providers distrust mail without DMARC.',
      advice:
        'Begin by watching: publish a TXT record at {name} with the text {record} and a mailbox of yours as the address.',
    },
    fr: {
      title: 'Le domaine a une politique DMARC',
      failure:
        'Aucun enregistrement DMARC n’est publié pour {domain} : n’importe qui peut imiter votre adresse à votre insu, et les grandes messageries se méfient des messages sans DMARC.',
      advice:
        'Commencez par observer : publiez sous le nom {name} un enregistrement TXT contenant {record}, avec une adresse à vous.',
    },
  },
})
