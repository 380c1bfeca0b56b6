import { stageDrafts } from '../../dmarc/stage-drafts.ts'
import { defineStep } from '../../step.ts'

export const quarantine = defineStep({
  kind: 'dmarc/quarantine',
  who: 'dns',
  minutes: 5,

  build: (context) =>
    stageDrafts(context, 'quarantine', {
      cures: { tested: ['dmarc/policy-none'], inForce: ['dmarc/testing-flag'] },
      after: [
        'dmarc/publish',
        'dmarc/repair',
        'dmarc/subdomains',
        'dkim/publish',
        'dkim/repair',
        'dkim/switch-on',
        'spf/record',
        'return-path/align',
      ],
    }),

  text: {
    en: {
      title: 'Ask receivers to file unproved mail as spam',
      why: 'With p=none anybody can still write in the name of {domain}. With p=quarantine, receivers that follow DMARC file as spam what neither SPF nor DKIM proves.',
      how: 'Wait until every service that sends for {domain} has passed DMARC for {days} days, each of them, and you have read the reports. A newsletter sent once a month, a printer, a web shop: none may be missing. Then publish the record at {name}.',
      changes: {
        'tested-first':
          'With t=y, receivers that know it apply the policy below, here none, and report as if it were in force. Older ones apply it at once: that is why the {days} days come first.',
        'in-force':
          'Without t=y the policy is in force. Take it away after {days} more days without a message of yours that failed.',
      },
    },
    fr: {
      title: 'Demander le classement en indésirables des messages non prouvés',
      why: 'Avec p=none, n’importe qui peut encore écrire au nom du domaine {domain}. Avec p=quarantine, les messageries qui suivent DMARC classent en indésirables tout message que ni SPF ni DKIM ne prouvent.',
      how: 'Attendez que les messages de tous les services qui envoient pour {domain} soient valides pour DMARC depuis {days} jours, sans exception, rapports à l’appui. Lettre d’information mensuelle, imprimante, boutique en ligne : rien ne doit manquer. Publiez ensuite l’enregistrement sous le nom {name}.',
      changes: {
        'tested-first':
          'Avec t=y, les messageries qui le connaissent appliquent la politique inférieure, ici aucune, et font leurs rapports comme si elle était en vigueur. Les plus anciennes l’appliquent tout de suite : d’où les {days} jours d’attente.',
        'in-force':
          'Sans t=y, la politique est en vigueur. Retirez-le après {days} jours de plus sans message à vous en échec.',
      },
    },
  },
})
