import type { Resolver } from '@bienrecu/audit/resolver'
import { type DetectionTrace, domainOf, type RelayDetection } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import { askDomain, type DomainAnswers } from './ask-domain.ts'
import type { AutoconfigAnswer, FetchAutoconfig } from './fetch-autoconfig.ts'
import type { Finding } from './finding.ts'
import { autoconfigFindings, srvFindings } from './own-word-findings.ts'
import { gatewayFindings, mxFindings, spfFindings, tableFindings } from './pattern-findings.ts'

export interface DetectRelayPorts {
  readonly resolver: Resolver
  readonly fetchAutoconfig: FetchAutoconfig
}

/**
 * Finds the mail host of an address, and says where each value comes from. Everything that can be asked is asked at once; a
 * source never overrules one before it. Rejects with `domain-not-found` where the domain is known not to exist. What did not
 * answer is `undetermined`, and never taken for a "no".
 */
export type DetectRelay = (address: string) => Promise<RelayDetection>

type About<Kind extends Finding['about']> = Extract<Finding, { about: Kind }>

const findingsAbout = <Kind extends Finding['about']>(findings: readonly Finding[], about: Kind): About<Kind>[] =>
  findings.filter((one): one is About<Kind> => one.about === about)

const valueOf = (finding: Finding): string => {
  switch (finding.about) {
    case 'provider':
      return finding.provider.id
    case 'gateway':
      return finding.gateway.id
    case 'username':
      return finding.username
    case 'smtp':
    case 'imap':
      return `${finding.server.host}:${finding.server.port} ${finding.server.security}`
  }
}

const ABOUT = ['provider', 'smtp', 'imap', 'username', 'gateway'] as const

const tracesOf = (findings: readonly Finding[]): DetectionTrace[] =>
  ABOUT.flatMap((about) =>
    findingsAbout(findings, about).map((finding) => ({
      about,
      value: valueOf(finding),
      source: finding.source,
      evidence: finding.evidence,
      isCertain: finding.isCertain,
    })),
  )

/** The first of each thing counts; a source that says the same makes it no less certain. */
const settle = (address: string, findings: readonly Finding[]): RelayDetection => {
  const [provider] = findingsAbout(findings, 'provider')
  const [smtp] = findingsAbout(findings, 'smtp')
  const [imap] = findingsAbout(findings, 'imap')
  const [username] = findingsAbout(findings, 'username')
  const [gateway] = findingsAbout(findings, 'gateway')
  const isCertain = findingsAbout(findings, 'provider').some(
    (one) => one.isCertain && one.provider.id === provider?.provider.id,
  )
  return {
    address,
    provider: provider ? { ...provider.provider, isCertain } : null,
    alternatives: provider && !isCertain ? [...provider.alternatives] : [],
    smtp: smtp?.server ?? null,
    imap: imap?.server ?? null,
    username: username?.username ?? null,
    missing: provider && !smtp ? [...provider.missing] : [],
    gateway: gateway?.gateway ?? null,
    sources: tracesOf(findings),
    undetermined: [],
  }
}

const undeterminedOf = ({ mx, txt, srv }: DomainAnswers, { files, reason }: AutoconfigAnswer) => {
  const undetermined: RelayDetection['undetermined'] = []
  if (reason !== null && files.length === 0) undetermined.push({ source: 'autoconfig', reason })
  const service = Object.values(srv).find((fact) => !fact.known)
  if (service && !service.known) undetermined.push({ source: 'srv', reason: service.reason })
  if (!mx.known) undetermined.push({ source: 'mx', reason: mx.reason })
  if (!txt.known) undetermined.push({ source: 'spf', reason: txt.reason })
  return undetermined
}

/** The provider that the findings so far name. */
const knownProvider = (findings: readonly Finding[]): string | null =>
  findingsAbout(findings, 'provider')[0]?.provider.id ?? null

const hasServer = (findings: readonly Finding[]): boolean => findings.some(({ about }) => about === 'smtp')

/** Patterns of MX and SPF; behind a filter neither tells where the mailbox is. */
const patternFindings = (answers: DomainAnswers, address: string, before: readonly Finding[]): Finding[] => {
  const gateway = gatewayFindings(answers)
  if (gateway.length > 0) return gateway
  const byMx = mxFindings(answers, address, knownProvider(before))
  const sofar = [...before, ...byMx]
  const question = { knownId: knownProvider(sofar), mayOnlySend: !hasServer(sofar) }
  return [...byMx, ...spfFindings(answers, address, question)]
}

/** Plugs the ports in. A domain that the table is certain of is not asked about at all. */
export const createDetectRelay =
  ({ resolver, fetchAutoconfig }: DetectRelayPorts): DetectRelay =>
  async (address) => {
    const domain = domainOf(address)
    const inTable = tableFindings(address)
    if (inTable.some(({ about, isCertain }) => about === 'smtp' && isCertain)) return settle(address, inTable)
    const [answers, autoconfig] = await Promise.all([askDomain(resolver, domain), fetchAutoconfig(address)])
    if (!answers.exists) throw new AppError('domain-not-found', { params: { domain } })
    const ownWord = [
      ...inTable,
      ...autoconfig.files.flatMap((file) => autoconfigFindings(file, address)),
      ...srvFindings(answers, address),
    ]
    const findings = [...ownWord, ...patternFindings(answers, address, ownWord)]
    return { ...settle(address, findings), undetermined: undeterminedOf(answers, autoconfig) }
  }
