import { stageDrafts } from '../../dmarc/stage-drafts.ts'
import { defineStep } from '../../step.ts'

export const subdomains = defineStep({
  kind: 'dmarc/subdomains',
  who: 'dns',
  minutes: 5,

  build: (context) =>
    stageDrafts(context, 'subdomains', {
      cures: { tested: ['dmarc/weaker-subdomain-policy'], inForce: ['dmarc/weaker-subdomain-policy'] },
      after: ['dmarc/publish', 'dmarc/repair'],
    }),

  text: {
    en: {
      title: 'Protect the sub-domains as well',
      why: 'Invented names such as invoices.{domain} are a favourite of forgers. np=reject has mail from sub-domains that do not exist refused, and sub-domains that exist follow the policy of {domain}.',
      how: 'Check in the reports for {days} days that no sub-domain which exists sends mail that fails. np=reject concerns only names without any DNS record: make sure that you write from none of those. Then publish the record at {name}.',
      changes: {
        'tested-first':
          'As long as t=y stands in the record, receivers that know it apply each policy one level lower, for {days} days.',
        'in-force': 'It takes effect as soon as it is published; look at the reports of the {days} days after it.',
      },
    },
    fr: {
      title: 'Protéger aussi les sous-domaines',
      why: 'Les noms inventés comme factures.{domain} sont appréciés des faussaires. np=reject fait refuser les messages de sous-domaines qui n’existent pas, et les sous-domaines qui existent suivent la politique du domaine {domain}.',
      how: 'Vérifiez dans les rapports, pendant {days} jours, qu’aucun sous-domaine existant n’envoie de messages en échec. np=reject ne vise que les noms sans aucun enregistrement DNS : assurez-vous de n’en utiliser aucun comme adresse d’expédition. Publiez ensuite l’enregistrement sous le nom {name}.',
      changes: {
        'tested-first':
          'Tant que t=y figure dans l’enregistrement, les messageries qui le connaissent appliquent chaque politique un niveau plus bas, pendant {days} jours.',
        'in-force': 'L’effet commence dès la publication ; regardez les rapports des {days} jours qui suivent.',
      },
    },
  },
})
