import type { MailHost } from '../../../mx/facts.ts'
import { parseMx } from '../../../mx/parse-mx.ts'
import { nameKey } from '../../../resolver.ts'
import { failingOf } from '../../findings-cured.ts'
import { valueOrNull } from '../../known-value.ts'
import { defineStep, type PlanChange, type PlanContext, type PlanEdit } from '../../step.ts'

const CURES = [
  'mx/missing',
  'mx/address-only',
  'mx/null',
  'mx/null-beside-others',
  'mx/cname-target',
  'mx/address-literal',
  'mx/unresolvable',
  'mx/private-address',
  'mx/bounce-domain-cannot-receive',
]

interface Repair {
  readonly edits: readonly PlanEdit[]
  readonly changes: readonly PlanChange[]
}

const NOTHING: Repair = { edits: [], changes: [] }

/** "We receive no mail" beside hosts that do: a contradiction of which receivers make what they like (RFC 7505 §3). */
const withoutNullMx = (domain: string, records: readonly string[]): Repair => {
  const nulls = records.filter((text) => parseMx(text).value?.host === '')
  if (nulls.length === 0 || nulls.length === records.length) return NOTHING
  return {
    edits: [{ name: domain, type: 'MX', before: nulls, after: [] }],
    changes: [{ code: 'null-beside-others', params: { domain } }],
  }
}

const hasAddress = ({ addresses }: MailHost): boolean => addresses.known && addresses.value.length > 0

/** The target of an alias in its place, where it is alive: mail goes the same way (RFC 2181 §10.3). */
const withoutAliases = (domain: string, records: readonly string[], hosts: readonly MailHost[]): Repair => {
  const found = records.flatMap((text) => {
    const { value } = parseMx(text)
    const host = hosts.find((one) => value !== null && one.host === value.host)
    const target = host?.alias.known ? host.alias.value : null
    if (!value || !host || target === null || !hasAddress(host)) return []
    return [{ text, host: host.host, target: nameKey(target), preference: value.preference }]
  })
  return {
    edits: found.map(({ text, target, preference }) => ({
      name: domain,
      type: 'MX',
      before: [text],
      after: [`${preference} ${target}`],
    })),
    changes: found.map(({ host, target }) => ({ code: 'alias', params: { host, target } })),
  }
}

/** `mx/null` fails beside `mx/null-beside-others`; where the null MX stands alone, nothing is edited. */
const DONE_BY_EDITS: ReadonlySet<string> = new Set(['null', 'null-beside-others', 'cname-target'])

/** What no record of ours can cure for certain: what is wrong is told, and who knows the right value. */
const told = ({ audit }: PlanContext, edits: readonly PlanEdit[]): PlanChange[] =>
  audit.findings.flatMap(({ checkId, status, params, severity }) => {
    const code = checkId.slice('mx/'.length)
    const isDone = DONE_BY_EDITS.has(code) && edits.length > 0
    if (status !== 'fail' || severity === 'info' || !CURES.includes(checkId) || isDone) return []
    return [{ code, params: { hosts: params.hosts ?? [], domain: params.domain ?? audit.domain } }]
  })

export const repair = defineStep({
  kind: 'mx/repair',
  who: 'dns',
  minutes: 10,

  async build(context) {
    const { audit, evidence, domain, resolver } = context
    const cures = failingOf(
      audit.findings.filter(({ severity }) => severity !== 'info'),
      CURES,
    )
    const route = valueOrNull(evidence.mx)
    if (cures.length === 0 || !route) return []
    const answer = await resolver.query(domain, 'MX')
    const records = answer.known ? answer.value.records : []
    const repairs = [withoutNullMx(domain, records), withoutAliases(domain, records, route.hosts)]
    const edits = repairs.flatMap((one) => one.edits)
    const changes = [...repairs.flatMap((one) => one.changes), ...told(context, edits)]
    return [{ subject: null, edits, isLater: false, params: { domain }, changes, cures, after: [] }]
  },

  text: {
    en: {
      title: 'Let {domain} receive its replies and bounces',
      why: 'Many receivers refuse mail from a domain that cannot receive any: replies and bounces would have nowhere to go.',
      how: 'Correct the mail hosts (MX) as told below. The right names are those that the help pages or the console of your mail service give.',
      changes: {
        'null-beside-others':
          '“0 .” says that {domain} receives no mail, beside hosts that do: it is removed, the others stay.',
        alias:
          '{host} is an alias, which an MX record must not name: its target {target} takes its place. Mail goes the same way.',
        missing: '{domain} has no mail host and no address: publish the MX records of your mail service.',
        'address-only':
          '{domain} has no MX record; receivers fall back on its address. Publish the MX records of your mail service.',
        null: '{domain} says that it receives no mail, and sends some: replace “0 .” by the MX records of your mail service.',
        'cname-target': '{hosts} is an alias that leads nowhere: name the real host of your mail service.',
        'address-literal': '{hosts} is an address; an MX record has to name a host.',
        unresolvable: '{hosts} has no address: correct the name, or take the record away.',
        'private-address': '{hosts} cannot be reached from the Internet.',
        'bounce-domain-cannot-receive':
          'Bounces go to {domain}, which cannot receive mail: it needs MX records of the service that sends.',
      },
    },
    fr: {
      title: 'Permettre à {domain} de recevoir réponses et retours d’erreur',
      why: 'Beaucoup de messageries refusent les messages d’un domaine qui ne peut pas en recevoir : réponses et retours d’erreur n’iraient nulle part.',
      how: 'Corrigez les serveurs de messagerie (MX) comme indiqué ci-dessous. Les bons noms sont ceux que donnent l’aide ou la console de votre service de messagerie.',
      changes: {
        'null-beside-others':
          '« 0 . » dit que {domain} ne reçoit aucun message, à côté de serveurs qui en reçoivent : il est supprimé, les autres restent.',
        alias:
          '{host} est un alias, qu’un enregistrement MX ne doit pas nommer : sa cible {target} prend sa place. Les messages suivent le même chemin.',
        missing:
          '{domain} n’a ni serveur de messagerie ni adresse : publiez les enregistrements MX de votre service de messagerie.',
        'address-only':
          '{domain} n’a pas d’enregistrement MX ; les messageries se rabattent sur son adresse. Publiez les enregistrements MX de votre service de messagerie.',
        null: '{domain} dit ne recevoir aucun message, et en envoie : remplacez « 0 . » par les enregistrements MX de votre service de messagerie.',
        'cname-target':
          '{hosts} est un alias qui ne mène nulle part : nommez le vrai serveur de votre service de messagerie.',
        'address-literal': '{hosts} est une adresse ; un enregistrement MX doit nommer un serveur.',
        unresolvable: '{hosts} n’a pas d’adresse : corrigez le nom, ou retirez l’enregistrement.',
        'private-address': '{hosts} n’est pas joignable depuis Internet.',
        'bounce-domain-cannot-receive':
          'Les retours d’erreur vont à {domain}, qui ne peut pas recevoir de messages : il lui faut les enregistrements MX du service d’envoi.',
      },
    },
  },
})
