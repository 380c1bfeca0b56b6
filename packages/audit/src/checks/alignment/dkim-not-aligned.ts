import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { alignedAsAsked, isStrictnessAlone } from '../../dmarc/alignment.ts'

export const dkimNotAligned = defineCheck({
  id: 'alignment/dkim-not-aligned',
  severity: 'medium',
  reference: { rfc: 9989, section: '4.4.1' },
  needs: ['spfAlignment', 'dkimAlignment'],

  evaluate({ spfAlignment: spf, dkimAlignment: dkim }) {
    const [first] = dkim ?? []
    if (!dkim || !first) return notApplicable // dkim/no-signature speaks for a message without one
    const aligned = dkim.map(alignedAsAsked)
    if (aligned.some((fact) => fact.known && fact.value)) return pass
    for (const fact of aligned) valueOf(fact)
    if (dkim.some(isStrictnessAlone)) return notApplicable // dmarc/strict-alignment-not-met speaks for this case
    const bySpf = spf ? alignedAsAsked(spf) : null
    const domains = [...new Set(dkim.map(({ domain }) => domain))]
    return fail({ domains, from: first.fromDomain }, bySpf?.known && bySpf.value ? 'low' : null)
  },

  text: {
    en: {
      title: 'A DKIM signature is made for the domain of the sender',
      failure:
        'The message is signed for {domains}, not for {from}. This proves nothing about your domain: DMARC rests on SPF alone, which forwarding breaks.',
      advice:
        'Set up DKIM for {from} at your sending service (domain authentication) and publish the key it gives you.',
    },
    fr: {
      title: 'Une signature DKIM est au nom du domaine de l’expéditeur',
      failure:
        'Le message est signé pour {domains}, et non pour {from}. La signature ne prouve rien pour votre domaine : DMARC ne repose plus que sur SPF, qui ne survit pas au transfert.',
      advice:
        'Configurez DKIM pour {from} chez votre service d’envoi (authentification du domaine) et publiez la clé qu’il vous donne.',
    },
  },
})
