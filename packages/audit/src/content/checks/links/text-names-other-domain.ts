import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { isSameOwner } from '../../links/registered-name.ts'
import { isWebLink } from '../../links/web-link.ts'

const SHOWN = 5

export const textNamesOtherDomain = defineContentCheck({
  id: 'links/text-names-other-domain',
  severity: 'medium',
  reference: { url: 'https://github.com/apache/spamassassin/blob/trunk/rules/72_active.cf', date: '2026-11-22' },
  needs: ['links'],

  evaluate({ links }) {
    const named = links.filter((link) => link.from === 'html' && isWebLink(link) && link.textHost !== null)
    if (named.length === 0) return notApplicable
    const others = named.filter(
      ({ textHost, host }) => textHost !== null && host !== null && !isSameOwner(textHost, host),
    )
    const pairs = [...new Set(others.map(({ textHost, host }) => `${textHost} → ${host}`))]
    return pairs.length > 0 ? fail({ pairs: pairs.slice(0, SHOWN), count: pairs.length }) : pass
  },

  text: {
    en: {
      title: 'Links lead where their text says',
      failure:
        'Links that name one site and lead to another: {pairs}. This is how passwords are stolen, so filters and mail programs watch for it. Services that count clicks cause it too.',
      advice:
        'Write words instead of an address (“your booking”), or have your sending service count clicks under a name of your own domain.',
    },
    fr: {
      title: 'Les liens mènent là où leur texte le dit',
      failure:
        'Des liens nomment un site et mènent à un autre : {pairs}. C’est ainsi que l’on vole des mots de passe ; filtres et logiciels de messagerie y veillent donc. Les services qui comptent les clics produisent le même effet.',
      advice:
        'Écrivez des mots plutôt qu’une adresse (« votre réservation »), ou faites compter les clics sous un nom de votre propre domaine.',
    },
  },
})
