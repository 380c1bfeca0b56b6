import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { domainOf } from '../../addresses.ts'
import { findLookAlikes } from '../../links/look-alike.ts'
import { hostsOf } from '../../links/web-link.ts'

const SHOWN = 5

export const lookAlikeHost = defineContentCheck({
  id: 'links/look-alike-host',
  severity: 'critical',
  reference: { url: 'https://www.unicode.org/reports/tr39/', date: '2026-11-22' },
  needs: ['links', 'mailboxes'],

  evaluate({ links, mailboxes }) {
    const hosts = hostsOf(links)
    if (hosts.length === 0) return notApplicable
    const own = (mailboxes.from ?? []).map(({ address }) => domainOf(address)).filter((domain) => domain !== null)
    const found = findLookAlikes(hosts, own)
    if (found.length === 0) return pass
    const shown = found.slice(0, SHOWN)
    return fail({ hosts: shown.map(({ host }) => host), names: [...new Set(shown.map(({ imitated }) => imitated))] })
  },

  text: {
    en: {
      title: 'No link goes to a name that looks like another',
      failure:
        'Links lead to {hosts}, which the eye takes for {names}. That is often a trap for readers, sometimes a slip; filters may treat it as fraud.',
      advice:
        'Type the address anew, letter by letter. If you did not put it there, somebody changed your template: look into it.',
    },
    fr: {
      title: 'Aucun lien ne mène à un nom qui en imite un autre',
      failure:
        'Des liens mènent à {hosts}, que l’œil prend pour {names}. C’est souvent un piège pour le lecteur, parfois une faute de frappe ; les filtres peuvent y voir une fraude.',
      advice:
        'Retapez l’adresse, lettre par lettre. Si vous ne l’avez pas mise là, quelqu’un a modifié votre modèle : cherchez-en la cause.',
    },
  },
})
