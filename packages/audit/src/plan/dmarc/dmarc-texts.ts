/* Why the DMARC record changes: the sentences that `dmarc/publish` and `dmarc/repair` share. */
import type { Locale } from '../../check.ts'

export const DMARC_TEXTS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    'reports-added': 'Reports go to {address}.',
    'report-mailbox':
      'Reports are to go to {address}: create that mailbox first, or tell us another address. They come once a day, as files, from each provider that received your mail.',
    'report-address-unusable':
      'Reports cannot be sent to {address}: that address cannot stand in a DMARC record. Tell us another one.',
    'reports-not-agreed':
      '{domain} has not yet agreed to receive these reports: until a record v=DMARC1 stands at {authorisationName}, most providers send none to {address}. Only the holder of {domain} can publish it; a mailbox at your own domain needs nothing.',
    wildcard:
      'What stands at {name} today comes from a wildcard (*) that answers for every name. A record of its own takes its place.',
    'alias-removed': 'The alias at {name} to {old} is removed: no usable DMARC record is there.',
    'look-alike-removed': 'A text at {name} that looks like DMARC, and that receivers pass over, is removed.',
    'left-over-removed': 'A DMARC record at {names} is removed: nobody looks for it there.',
    'records-merged':
      'There are {count} records at {name}, so that receivers pass over all of them. They become one, which sends its reports to everybody who was named in any.',
    'halves-joined': 'The record at {name} was split into two. It becomes one again.',
    moved: 'The record stood at {names}, where nobody looks for it. It belongs at {rightName}.',
    'written-right':
      'The record is written as DMARC demands: the version first, each part separated by a semicolon, only values that DMARC knows.',
    'policy-added': 'The policy (“p=”) was missing. p=none is written, which is how receivers read it today.',
    'policy-void':
      '{tags} is no policy, so that the whole record asked for nothing. p=none says that openly; it is raised later, once the reports allow it.',
    'policy-weakest':
      'The policy “{policy}” is the weakest that was published; your last test passes DMARC, so it loses nothing.',
    'policy-not-carried':
      '“{policy}” was published, but had no effect. Nothing shows yet that all your mail would pass, so the record begins with p=none and is raised later.',
    'obsolete-removed':
      'Taken out: {tags}. DMARC has had no such tag since 2026, and up-to-date receivers pass over it.',
    'percent-lowered':
      'The policy “{from}” was meant for {percent} % of the mail, which receivers of today pass over: they apply it to all. “{to}” is stricter for nobody; the steps further down lead back to “{from}”.',
    'unknown-removed': 'Taken out: {tags}. DMARC knows no part of that name.',
    'addresses-repaired': '{addresses} is written as receivers expect it, with mailto: before it.',
    'addresses-dropped': 'Taken out: {addresses}. No report can be sent there.',
    'strictness-relaxed':
      'Taken out: {tags}. Because of this demand, your own message fails DMARC. The relaxed mode accepts sub-domains as well, and nothing else.',
  },
  fr: {
    'reports-added': 'Les rapports sont envoyés à {address}.',
    'report-mailbox':
      'Les rapports seront envoyés à {address} : créez d’abord cette boîte, ou indiquez-nous une autre adresse. Ils arrivent une fois par jour, sous forme de fichiers, de chaque messagerie qui a reçu vos messages.',
    'report-address-unusable':
      'Les rapports ne peuvent pas être envoyés à {address} : cette adresse ne peut pas figurer dans un enregistrement DMARC. Indiquez-nous-en une autre.',
    'reports-not-agreed':
      '{domain} n’a pas encore accepté de recevoir ces rapports : tant qu’un enregistrement v=DMARC1 ne se trouve pas sous le nom {authorisationName}, la plupart des messageries n’en envoient aucun à {address}. Seul le titulaire du domaine {domain} peut le publier ; une boîte de votre propre domaine n’exige rien.',
    wildcard:
      'Ce qui se trouve aujourd’hui sous le nom {name} vient d’un enregistrement générique (*), qui répond pour tous les noms. Un enregistrement propre à ce nom prend sa place.',
    'alias-removed': 'L’alias {name} vers {old} est supprimé : aucun enregistrement DMARC utilisable ne s’y trouve.',
    'look-alike-removed':
      'Un texte sous le nom {name}, qui ressemble à du DMARC et que les messageries ignorent, est supprimé.',
    'left-over-removed': 'Un enregistrement DMARC sous le nom {names} est supprimé : personne ne l’y cherche.',
    'records-merged':
      'Il y a {count} enregistrements sous le nom {name}, si bien que les messageries les ignorent tous. Ils n’en font plus qu’un, qui envoie ses rapports à tous ceux que l’un d’eux nommait.',
    'halves-joined': 'L’enregistrement {name} avait été coupé en deux. Il n’en fait plus qu’un.',
    moved:
      'L’enregistrement se trouvait sous le nom {names}, où personne ne le cherche. Sa place est sous le nom {rightName}.',
    'written-right':
      'L’enregistrement est écrit comme DMARC le demande : la version d’abord, des points-virgules entre les éléments, et seulement des valeurs que DMARC connaît.',
    'policy-added':
      'La politique (« p= ») manquait. p=none est écrit : c’est ainsi que les messageries le lisent aujourd’hui.',
    'policy-void':
      '{tags} n’est pas une politique, si bien que l’enregistrement entier ne demandait rien. p=none le dit clairement ; la politique sera durcie plus tard, quand les rapports le permettront.',
    'policy-weakest':
      'La politique « {policy} » est la moins stricte de celles qui étaient publiées ; votre dernier test est valide pour DMARC, elle ne lui fait donc rien perdre.',
    'policy-not-carried':
      '« {policy} » était publié, mais sans effet. Rien ne montre encore que tous vos messages seraient valides : l’enregistrement commence par p=none et sera durci plus tard.',
    'obsolete-removed':
      'Retiré : {tags}. DMARC n’en veut plus depuis 2026, et les messageries à jour n’en tiennent pas compte.',
    'percent-lowered':
      'La politique « {from} » était prévue pour {percent} % des messages, ce que les messageries d’aujourd’hui ignorent : elles l’appliquent à tous. « {to} » ne durcit rien pour personne ; les étapes suivantes ramènent à « {from} ».',
    'unknown-removed': 'Retiré : {tags}. DMARC ne connaît aucun élément de ce nom.',
    'addresses-repaired': '{addresses} est écrit comme les messageries l’attendent, précédé de mailto:.',
    'addresses-dropped': 'Retiré : {addresses}. Aucun rapport ne peut y être envoyé.',
    'strictness-relaxed':
      'Retiré : {tags}. À cause de cette exigence, votre propre message échoue à DMARC. Le mode souple accepte en plus les sous-domaines, et rien d’autre.',
  },
}
