import { namedHosts } from '../../../mx/can-receive.ts'
import { parseTlsRpt } from '../../../policies/parse-tls-rpt.ts'
import { failingOf } from '../../findings-cured.ts'
import { valueOrNull } from '../../known-value.ts'
import { defineStep, type PlanChange, type PlanContext, type PlanEdit } from '../../step.ts'

const CURES = ['tls-rpt/absent', 'tls-rpt/several-records', 'tls-rpt/syntax']

/** The address the user gives, or one that takes the DMARC reports of the domain itself: services may not want both. */
const reportAddress = ({ wishes, evidence }: PlanContext): string | null => {
  if (wishes.reportAddress !== null) return wishes.reportAddress
  const targets = valueOrNull(evidence.reportTargets) ?? []
  const own = targets.find(({ tag, isExternal }) => tag === 'rua' && isExternal.known && !isExternal.value)
  return own?.address ?? null
}

/** `!`, `,` and `;` stand encoded in these addresses (RFC 8460 §3). */
const uriOf = (address: string): string =>
  `mailto:${address.replaceAll(/[!,;%]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`

interface Wanted {
  readonly edit: PlanEdit
  readonly change: PlanChange
}

const wantedFor = (context: PlanContext, records: readonly string[]): Wanted | null => {
  const kept = [...new Set(records.flatMap((text) => parseTlsRpt(text).value.reportUris.map(({ uri }) => uri)))]
  const address = kept.length === 0 ? reportAddress(context) : null
  const uris = address === null ? kept : [uriOf(address)]
  if (uris.length === 0) return null
  const after = `v=TLSRPTv1; rua=${uris.join(',')}`
  const edit: PlanEdit = { name: `_smtp._tls.${context.domain}`, type: 'TXT', before: records, after: [after] }
  const code = kept.length === 0 ? 'reports-to' : records.length > 1 ? 'folded' : 'written-anew'
  return { edit, change: { code, params: { addresses: uris.map((uri) => uri.replace(/^mailto:/, '')) } } }
}

/** A first record waits: it cures nothing. One that is there and that nobody can read is put right now. */
export const publish = defineStep({
  kind: 'tls-rpt/publish',
  who: 'dns',
  minutes: 5,

  build(context) {
    const { audit, evidence, domain } = context
    const cures = failingOf(audit.findings, CURES)
    const [records, route] = [valueOrNull(evidence.tlsRpt), valueOrNull(evidence.mx)]
    if (cures.length === 0 || !records || !route || namedHosts(route).length === 0) return []
    const wanted = wantedFor(context, records)
    if (!wanted) return []
    const { edit, change } = wanted
    return [
      {
        subject: null,
        edits: [edit],
        isLater: records.length === 0,
        params: { domain },
        changes: [change],
        cures,
        after: [],
      },
    ]
  },

  text: {
    en: {
      title: 'Be told when mail to you cannot be encrypted',
      why: 'With TLS reports, those who send to {domain} tell once a day whether the connection could be encrypted, and why not. It changes nothing in how mail is delivered.',
      how: 'Publish the record below whenever you like; the reports are small files sent by e-mail.',
      changes: {
        'reports-to': 'The reports go to {addresses}.',
        folded: 'To senders, several records are as good as none: one takes their place, with {addresses}.',
        'written-anew': 'The record is written so that senders can read it; the reports still go to {addresses}.',
      },
    },
    fr: {
      title: 'Savoir quand un message pour vous n’a pas pu être chiffré',
      why: 'Avec les rapports TLS, les expéditeurs qui écrivent à {domain} disent une fois par jour si la connexion a pu être chiffrée, et sinon pourquoi. Rien ne change dans la remise des messages.',
      how: 'Publiez l’enregistrement ci-dessous quand vous voulez ; les rapports sont de petits fichiers reçus par e-mail.',
      changes: {
        'reports-to': 'Les rapports vont à {addresses}.',
        folded: 'Plusieurs enregistrements ne valent pas mieux qu’aucun : un seul les remplace, avec {addresses}.',
        'written-anew': 'L’enregistrement est réécrit de façon lisible ; les rapports vont toujours à {addresses}.',
      },
    },
  },
})
