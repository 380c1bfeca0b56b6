/* What only the user can tell, drawn from the evidence and from the steps that wait for it. */
import { detectDnsHost, dnsHost } from '@bienrecu/knowledge/dns-hosts'
import { detectMailProviders, mailProvider } from '@bienrecu/knowledge/mail-providers'
import { parseDmarc } from '../dmarc/parse.ts'
import type { Plan, PlanContext, PlanQuestion, PlanStep } from './step.ts'

/** SPF terms of which only the user knows whether they are still needed. */
const askedSenders = (steps: readonly PlanStep[]): PlanQuestion[] => {
  const terms = steps.flatMap(({ kind, params }) => (kind === 'spf/unused-services' ? (params.subjects ?? []) : []))
  return terms.map((term) => ({ code: 'sender-still-used', subject: String(term), params: {} }))
}

const wantsReports = (steps: readonly PlanStep[], { wishes }: PlanContext): PlanQuestion[] => {
  if (wishes.reportAddress !== null) return []
  const records = steps.filter(({ kind }) => kind.startsWith('dmarc/')).flatMap(({ edits }) => edits)
  const isSilent = records.some(({ after }) =>
    after.some((text) => parseDmarc(text).value?.aggregateReports.length === 0),
  )
  // An address that the plan proposes is the user’s to confirm: its mailbox may not exist.
  const isProposed = steps.some(({ changes }) => changes.some(({ code }) => code === 'report-mailbox'))
  return isSilent || isProposed ? [{ code: 'report-address', subject: null, params: {} }] : []
}

const serversOf = ({ evidence }: PlanContext): string[] => {
  const { delegation } = evidence
  const servers = delegation.known ? delegation.value?.servers : null
  return servers?.known ? servers.value.map(({ name }) => name) : []
}

const whichHost = (host: Plan['dnsHost'], context: PlanContext): PlanQuestion[] => {
  if (host?.isCertain) return []
  const detected = detectDnsHost(serversOf(context))
  const hosts = detected ? [detected.id, ...detected.ambiguousWith] : []
  return [{ code: 'which-dns-host', subject: null, params: { hosts: hosts.filter((id) => dnsHost(id) !== null) } }]
}

/** Services that leave the same traces: the mail hosts show that it is one of them, and not which. */
const likelyServices = ({ domain, evidence }: PlanContext): string[] => {
  const hosts = evidence.mx.known ? evidence.mx.value.hosts.map(({ host }) => host).filter((host) => host !== '') : []
  return detectMailProviders({ emailDomain: domain, mx: hosts }).map(({ id }) => id)
}

const whichService = (context: PlanContext): PlanQuestion[] => {
  const { providers, evidence } = context
  const isShown = evidence.message.known && (evidence.message.value?.signatures ?? []).length > 0
  if (providers.length > 0 || isShown) return []
  return [{ code: 'which-mail-service', subject: null, params: { services: likelyServices(context) } }]
}

const wantedKeys = (steps: readonly PlanStep[]): PlanQuestion[] =>
  steps
    .filter(({ kind, params, subject }) => kind.startsWith('dkim/') && params.wanted === 'key' && subject !== null)
    .map(({ subject, params: { selector } }) => {
      const name = subject === null ? null : mailProvider(subject)?.name
      return { code: 'key-wanted', subject, params: name ? { name } : { selector: selector ?? subject ?? '' } }
    })

/** The questions of a plan, the most useful first. Nothing is asked that was told already. */
export const questionsFor = (
  context: PlanContext,
  steps: readonly PlanStep[],
  host: Plan['dnsHost'],
): readonly PlanQuestion[] => [
  ...whichService(context),
  ...wantedKeys(steps),
  ...askedSenders(steps),
  ...wantsReports(steps, context),
  ...(steps.some(({ edits }) => edits.length > 0) ? whichHost(host, context) : []),
]
