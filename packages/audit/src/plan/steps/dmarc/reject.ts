import { stageDrafts } from '../../dmarc/stage-drafts.ts'
import { defineStep } from '../../step.ts'

export const reject = defineStep({
  kind: 'dmarc/reject',
  who: 'dns',
  minutes: 5,

  build: (context) =>
    stageDrafts(context, 'reject', {
      cures: { tested: [], inForce: ['dmarc/testing-flag'] },
      after: ['dmarc/publish', 'dmarc/repair', 'dmarc/subdomains', 'dmarc/quarantine'],
    }),

  text: {
    en: {
      title: 'Ask receivers to refuse unproved mail',
      why: 'With p=reject, receivers that follow DMARC refuse mail in the name of {domain} that neither SPF nor DKIM proves. Nothing protects your addresses better against forgers.',
      how: 'Wait until p=quarantine has been in force for {days} days, the reports show no service of yours that fails, and none of your mail was missed by those it was for. Mailing lists that change messages can be hit by this. Then publish the record at {name}.',
      changes: {
        'tested-first':
          'With t=y, receivers that know it still apply quarantine, and report as if mail were refused. Take t=y away after {days} more days.',
        'in-force':
          'Without t=y the policy is in force. Take it away after {days} more days without a message of yours that failed.',
      },
    },
    fr: {
      title: 'Demander le refus des messages non prouvés',
      why: 'Avec p=reject, les messageries qui suivent DMARC refusent tout message au nom du domaine {domain} que ni SPF ni DKIM ne prouvent. C’est la meilleure protection contre l’usurpation de vos adresses.',
      how: 'Attendez que p=quarantine soit en vigueur depuis {days} jours, que les rapports ne montrent aucun de vos services en échec, et qu’aucun de vos messages n’ait manqué à ses destinataires. Les listes de diffusion qui modifient les messages peuvent en souffrir. Publiez ensuite l’enregistrement sous le nom {name}.',
      changes: {
        'tested-first':
          'Avec t=y, les messageries qui le connaissent appliquent encore la quarantaine, et font leurs rapports comme si les messages étaient refusés. Retirez t=y après {days} jours de plus.',
        'in-force':
          'Sans t=y, la politique est en vigueur. Retirez-le après {days} jours de plus sans message à vous en échec.',
      },
    },
  },
})
