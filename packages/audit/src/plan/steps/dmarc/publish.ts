import { DMARC_TEXTS } from '../../dmarc/dmarc-texts.ts'
import { planDmarc } from '../../dmarc/plan-dmarc.ts'
import { defineStep } from '../../step.ts'

export const publish = defineStep({
  kind: 'dmarc/publish',
  who: 'dns',
  minutes: 5,

  async build(context) {
    const plan = await planDmarc(context)
    if (plan?.now?.kind !== 'publish') return []
    const { edits, changes, cures } = plan.now
    const { name, domain } = plan.place
    return [{ subject: null, edits, isLater: false, params: { name, domain }, changes, cures, after: [] }]
  },

  text: {
    en: {
      title: 'Publish a DMARC record',
      why: 'DMARC tells receivers that mail from {domain} must be proved by SPF or DKIM. Large mailbox providers ask for it. With p=none nothing is refused on its account; the reports show who sends in your name.',
      how: 'Publish the record at {name}. It is one record for the whole domain, sub-domains included.',
      changes: DMARC_TEXTS.en,
    },
    fr: {
      title: 'Publier un enregistrement DMARC',
      why: 'DMARC dit aux messageries que les messages du domaine {domain} doivent être prouvés par SPF ou DKIM. Les grandes messageries le demandent. Avec p=none, rien n’est refusé à ce titre ; les rapports montrent qui envoie en votre nom.',
      how: 'Publiez l’enregistrement sous le nom {name}. C’est un seul enregistrement pour tout le domaine, sous-domaines compris.',
      changes: DMARC_TEXTS.fr,
    },
  },
})
