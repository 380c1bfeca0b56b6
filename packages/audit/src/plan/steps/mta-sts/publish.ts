import { namedHosts } from '../../../mx/can-receive.ts'
import { failingOf } from '../../findings-cured.ts'
import { valueOrNull } from '../../known-value.ts'
import { defineStep, type PlanContext } from '../../step.ts'

const CURES = [
  'mta-sts/absent',
  'mta-sts/policy-missing',
  'mta-sts/policy-syntax',
  'mta-sts/mx-not-covered',
  'mta-sts/several-records',
  'mta-sts/syntax',
]
const MAX_AGE = 86_400 // a day: long enough for a trial, short enough to take back

/** RFC 8461 §3.2. Testing comes first: failures are reported, and mail is delivered all the same. */
const policyLines = (hosts: readonly string[]): string[] => [
  'version: STSv1',
  'mode: testing',
  ...hosts.map((host) => `mx: ${host}`),
  `max_age: ${MAX_AGE}`,
]

const FNV_OFFSET = 0x81_1c_9d_c5
const FNV_PRIME = 0x01_00_01_93

/** The id has to change with the policy, and with nothing else: it is drawn from the text (FNV-1a). */
const idOf = (text: string): string => {
  let hash = FNV_OFFSET
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

const recordsOf = ({ evidence }: PlanContext): readonly string[] | null => valueOrNull(evidence.mtaSts)

/** The record waits for the policy file: senders that find the one without the other are told of a fault. */
export const publish = defineStep({
  kind: 'mta-sts/publish',
  who: 'dns',
  minutes: 30,

  build(context) {
    const { audit, evidence, domain } = context
    const cures = failingOf(audit.findings, CURES)
    const [records, route] = [recordsOf(context), valueOrNull(evidence.mx)]
    if (cures.length === 0 || !records || !route) return []
    const hosts = namedHosts(route).map(({ host }) => host)
    if (hosts.length === 0) return []
    const lines = policyLines(hosts)
    const after = `v=STSv1; id=${idOf(lines.join('\n'))};`
    const url = `https://mta-sts.${domain}/.well-known/mta-sts.txt`
    return [
      {
        subject: null,
        edits: [{ name: `_mta-sts.${domain}`, type: 'TXT', before: records, after: [after] }],
        isLater: true,
        params: { domain, url, policy: lines.join(' · ') },
        changes: [{ code: 'enforce-later', params: {} }],
        cures,
        after: ['tls-rpt/publish'],
      },
    ]
  },

  text: {
    en: {
      title: 'Ask for encryption of the mail that {domain} receives (MTA-STS)',
      why: 'Nobody on the way can then make senders fall back to an unencrypted connection. It protects what you receive; it changes nothing for what you send.',
      how: 'First, whoever runs your website puts a text file at {url}, over HTTPS with a valid certificate, with these lines, one under the other: {policy}. Only then publish the record below.',
      changes: {
        'enforce-later':
          'The policy begins in testing mode. After some weeks of clean TLS reports, “mode: enforce” can take the place of “mode: testing”, with a new id in the record.',
      },
    },
    fr: {
      title: 'Exiger le chiffrement des messages reçus par {domain} (MTA-STS)',
      why: 'Personne en chemin ne peut alors forcer les expéditeurs à se rabattre sur une connexion non chiffrée. Cela protège ce que vous recevez, et ne change rien à ce que vous envoyez.',
      how: 'D’abord, la personne qui gère votre site web place un fichier texte à l’adresse {url}, en HTTPS avec un certificat valide, avec ces lignes, l’une sous l’autre : {policy}. Ensuite seulement, publiez l’enregistrement ci-dessous.',
      changes: {
        'enforce-later':
          'La politique commence en mode d’essai. Après quelques semaines de rapports TLS sans échec, « mode: enforce » peut remplacer « mode: testing », avec un nouvel id dans l’enregistrement.',
      },
    },
  },
})
