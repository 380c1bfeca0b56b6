/* What only the user can tell, drawn from the evidence and from the steps that wait for it. */
import { detectDnsHost, dnsHost } from '@bienrecu/knowledge/dns-hosts'
import { mailProvider } from '@bienrecu/knowledge/mail-providers'
import { parseDmarc } from '../dmarc/parse.ts'
import { parseSpf } from '../spf/parse.ts'
import type { Plan, PlanContext, PlanQuestion, PlanStep } from './step.ts'

const termsOf = (records: readonly string[]): string[] =>
  records.flatMap((record) => parseSpf(record).value.terms.map(({ text }) => text))

/** SPF terms that a step would take out, once the user says that they are not used. */
const askedSenders = (steps: readonly PlanStep[], { wishes }: PlanContext): PlanQuestion[] => {
  const told = new Set([...wishes.usedTerms, ...wishes.unusedTerms])
  const edits = steps.filter(({ kind }) => kind === 'spf/unused-services').flatMap((step) => step.edits)
  const terms = edits.flatMap(({ before, after }) => {
    const kept = new Set(termsOf(after))
    return termsOf(before).filter((term) => !kept.has(term))
  })
  return [...new Set(terms)]
    .filter((term) => !told.has(term))
    .map((term) => ({ code: 'sender-still-used', subject: term, params: {} }))
}

const wantsReports = (steps: readonly PlanStep[], { wishes }: PlanContext): PlanQuestion[] => {
  if (wishes.reportAddress !== null) return []
  const records = steps.filter(({ kind }) => kind.startsWith('dmarc/')).flatMap(({ edits }) => edits)
  const isSilent = records.some(({ after }) =>
    after.some((text) => parseDmarc(text).value?.aggregateReports.length === 0),
  )
  return isSilent ? [{ code: 'report-address', subject: null, params: {} }] : []
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

const whichService = ({ providers, evidence }: PlanContext): PlanQuestion[] => {
  const isShown = evidence.message.known && (evidence.message.value?.signatures ?? []).length > 0
  return providers.length === 0 && !isShown ? [{ code: 'which-mail-service', subject: null, params: {} }] : []
}

const wantedKeys = (steps: readonly PlanStep[]): PlanQuestion[] =>
  steps
    .filter(({ kind, edits, subject }) => kind === 'dkim/publish' && edits.length === 0 && subject !== null)
    .map(({ subject }) => ({
      code: 'key-wanted',
      subject,
      params: { name: (subject === null ? null : mailProvider(subject)?.name) ?? subject ?? '' },
    }))

/** The questions of a plan, the most useful first. Nothing is asked that was told already. */
export const questionsFor = (
  context: PlanContext,
  steps: readonly PlanStep[],
  host: Plan['dnsHost'],
): readonly PlanQuestion[] => [
  ...whichService(context),
  ...wantedKeys(steps),
  ...askedSenders(steps, context),
  ...wantsReports(steps, context),
  ...(steps.some(({ edits }) => edits.length > 0) ? whichHost(host, context) : []),
]
