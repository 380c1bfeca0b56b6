import { leadsBack } from '../../../mx/reverse.ts'
import type { ReverseName } from '../../../mx/facts.ts'
import { nameKey } from '../../../resolver.ts'
import { failingOf } from '../../findings-cured.ts'
import { valueOrNull } from '../../known-value.ts'
import { defineStep, type PlanChange, type PlanContext } from '../../step.ts'
import { address } from './address.ts'

const CURES = ['helo/not-a-name', 'helo/does-not-resolve', 'helo/differs-from-reverse']
/** To differ from reverse DNS is no fault by itself. */
const REASONS = ['helo/not-a-name', 'helo/does-not-resolve']

const leadsToIt = (name: ReverseName, ip: string): boolean => name.addresses.known && leadsBack(name, ip)

const wantedName = ({ evidence, domain }: PlanContext): PlanChange => {
  const reverse = valueOrNull(evidence.reverse)
  const confirmed = reverse?.names.find((name) => leadsToIt(name, reverse.ip))
  return confirmed
    ? { code: 'reverse-name', params: { name: confirmed.name } }
    : { code: 'own-name', params: { name: `mail.${domain}` } }
}

export const name = defineStep({
  kind: 'helo/name',
  who: 'server',
  minutes: 15,

  async build(context) {
    const { audit, evidence } = context
    const helo = valueOrNull(evidence.helo)
    if (!helo || failingOf(audit.findings, REASONS).length === 0) return []
    const given = await address.build(context)
    if (given.some(({ subject }) => subject === nameKey(helo.name))) return [] // the name is good once it leads somewhere
    return [
      {
        subject: helo.name,
        edits: [],
        isLater: false,
        params: { helo: helo.name },
        changes: [wantedName(context)],
        cures: failingOf(audit.findings, CURES),
        after: [],
      },
    ]
  },

  text: {
    en: {
      title: 'Have the sending server introduce itself by a real name',
      why: 'In its greeting (HELO), the server calls itself “{helo}”, a name that leads nowhere. Receivers look it up, and often take servers that hide their name for hijacked computers.',
      how: 'Only whoever runs the server can do it: in Postfix “myhostname”, in Exim “primary_hostname”, in Exchange the FQDN of the send connector. If you send through a mail service, tell its support.',
      changes: {
        'reverse-name': 'The name to announce is {name}: the address bears it already, and it leads back.',
        'own-name': 'A name such as {name} will do, once it leads to the address of the server.',
      },
    },
    fr: {
      title: 'Faire se présenter le serveur d’envoi sous un vrai nom',
      why: 'Dans sa salutation (HELO), le serveur se nomme « {helo} », un nom qui ne mène nulle part. Les messageries le vérifient, et prennent souvent les serveurs qui cachent leur nom pour des ordinateurs piratés.',
      how: 'Seule la personne qui gère le serveur peut le faire : dans Postfix « myhostname », dans Exim « primary_hostname », dans Exchange le nom complet du connecteur d’envoi. Si vous envoyez par un service de messagerie, signalez-le à son assistance.',
      changes: {
        'reverse-name': 'Le nom à annoncer est {name} : l’adresse le porte déjà, et il y mène.',
        'own-name': 'Un nom tel que {name} convient, dès lors qu’il mène à l’adresse du serveur.',
      },
    },
  },
})
