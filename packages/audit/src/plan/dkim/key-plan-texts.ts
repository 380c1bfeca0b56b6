/* Why each record of a key changes, and where the console shows it. */
import { type MailProvider, mailProviders } from '@bienrecu/knowledge/mail-providers'
import type { Locale } from '../../check.ts'

/** The code of the sentence that leads through the console of a service. */
export const whereCode = ({ id }: Pick<MailProvider, 'id'>): string => `where/${id}`

/** The way through each console, as the knowledge base tells it in both languages. */
const ways = (locale: Locale, lead: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    mailProviders().flatMap(({ id, dkim }) => {
      if (!dkim.steps) return []
      const link = dkim.url === undefined ? '' : ` (${dkim.url})`
      return [[whereCode({ id }), `${lead}${dkim.steps[locale]}${link}`]]
    }),
  )

export const KEY_PLAN_TEXTS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    ...ways('en', 'Where {service} shows it: '),
    'not-aligned': 'Your last test was signed for {domains}, not for {domain}: that proves nothing about your domain.',
    'key-by-alias':
      'A TXT record stands at {name} today. It is removed, because {name} becomes an alias (CNAME), and no other record may stand beside one.',
    'keys-replaced': 'What stands at {name} today is removed: a selector holds one record alone.',
    'alias-replaced': '{name} leads to {old} today, where no usable key of yours is; the alias gets its right target.',
    'alias-by-key': '{name} is an alias to {old} today. It is removed, because the key takes its place.',
    'name-taken':
      '{name} holds the key of {other}, which works. {service} wants the same name: choose another selector there, or tell us that {other} is no longer used.',
    'not-answered': 'The DNS did not say what stands at {name}: nothing is changed there before it answers.',
    'by-itself':
      'Your DNS is at {service} too: one click on DKIM in its console writes these records for you. Typing them yourself comes to the same.',
    'signed-without-key':
      'Your last test was signed with “{selector}”, but nothing stands at {name}: nobody can check the signature. The console of the service that sends shows the record.',
    'also-wanted':
      '{service} wants {selectors} as well, so that it can change keys without you: copy that value in the same place.',
    'where-in-general':
      'In the account at {service}, open the settings of sender domains, add {domain}, and copy the DKIM record shown there.',
  },
  fr: {
    ...ways('fr', 'Où {service} l’affiche : '),
    'not-aligned':
      'Votre dernier test était signé pour {domains}, et non pour {domain} : cela ne prouve rien pour votre domaine.',
    'key-by-alias':
      'Un enregistrement TXT se trouve aujourd’hui sous le nom {name}. Il est supprimé, car {name} devient un alias (CNAME), qui n’admet aucun autre enregistrement sous le même nom.',
    'keys-replaced':
      'Ce qui se trouve aujourd’hui sous le nom {name} est supprimé : un sélecteur ne porte qu’un seul enregistrement.',
    'alias-replaced':
      '{name} mène aujourd’hui à {old}, où il n’y a aucune clé utilisable pour vous ; l’alias reçoit la bonne cible.',
    'alias-by-key': '{name} est aujourd’hui un alias vers {old}. Il est supprimé, car la clé prend sa place.',
    'name-taken':
      '{name} porte la clé de {other}, qui fonctionne. {service} demande le même nom : choisissez-y un autre sélecteur, ou dites-nous que {other} ne sert plus.',
    'not-answered': 'Le DNS n’a pas dit ce qui se trouve sous le nom {name} : rien n’y est changé avant sa réponse.',
    'by-itself':
      'Votre DNS est aussi chez {service} : un clic sur DKIM dans sa console écrit ces enregistrements à votre place. Les saisir vous-même revient au même.',
    'signed-without-key':
      'Votre dernier test était signé avec « {selector} », mais rien ne se trouve sous le nom {name} : personne ne peut vérifier la signature. La console du service d’envoi affiche l’enregistrement.',
    'also-wanted':
      '{service} demande aussi {selectors}, pour pouvoir changer de clé sans vous : copiez cette valeur au même endroit.',
    'where-in-general':
      'Dans le compte {service}, ouvrez les réglages des domaines d’expédition, ajoutez {domain} et copiez l’enregistrement DKIM qui s’affiche.',
  },
}
