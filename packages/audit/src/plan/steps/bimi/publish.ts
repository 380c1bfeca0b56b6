import { valueOrNull } from '../../known-value.ts'
import { defineStep, type PlanContext } from '../../step.ts'

/** A logo is shown only for domains whose DMARC policy is applied to all of their mail. */
const isEnforced = ({ evidence }: PlanContext): boolean => {
  const dmarc = valueOrNull(evidence.dmarc)
  const found = dmarc ? valueOrNull(dmarc.found) : null
  const isApplied = dmarc?.appliedPolicy === 'quarantine' || dmarc?.appliedPolicy === 'reject'
  return isApplied && found !== null && found.record.subdomainPolicy !== 'none'
}

/** No record is written here: only the user has the logo, and knows where it stands. */
export const publish = defineStep({
  kind: 'bimi/publish',
  who: 'dns',
  minutes: 60,

  build(context) {
    const { domain, evidence } = context
    const records = valueOrNull(evidence.bimi)
    if (!records || records.length > 0 || !isEnforced(context)) return []
    return [
      {
        subject: null,
        edits: [],
        isLater: true,
        params: { domain, name: `default._bimi.${domain}`, example: `v=BIMI1; l=https://${domain}/logo.svg; a=` },
        changes: [],
        cures: [],
        after: ['dmarc/quarantine', 'dmarc/reject'],
      },
    ]
  },

  text: {
    en: {
      title: 'Show your logo beside your messages (BIMI)',
      why: 'DMARC protects {domain} well enough for it. La Poste, Yahoo and others can then show your logo; Gmail and Apple ask for a certificate as well (VMC or CMC), which costs money.',
      how: 'Have the logo drawn as SVG Tiny PS, square, under 32 KB, put it on your website over HTTPS, then publish a TXT record at {name} with {example}.',
    },
    fr: {
      title: 'Afficher votre logo à côté de vos messages (BIMI)',
      why: 'DMARC protège assez bien {domain} pour cela. La Poste, Yahoo et d’autres peuvent alors afficher votre logo ; Gmail et Apple demandent en plus un certificat (VMC ou CMC), payant.',
      how: 'Faites dessiner le logo en SVG Tiny PS, carré, de moins de 32 Ko, placez-le sur votre site en HTTPS, puis publiez un enregistrement TXT sous le nom {name}, contenant {example}.',
    },
  },
})
