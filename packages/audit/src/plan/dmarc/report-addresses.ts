/* Where reports are to go: what the user says, or else an address that the user can make (RFC 9990 §4 for those of others). */
import { reportService } from '@bienrecu/knowledge/dmarc-reports'
import { parseDmarc } from '../../dmarc/parse.ts'
import { reportTargets } from '../../dmarc/report-targets.ts'
import { parseReportUris } from '../../dmarc/report-uri.ts'
import { known } from '../../evidence.ts'
import { toALabels } from '../../spf/a-label.ts'
import { valueOrNull } from '../known-value.ts'
import type { PlanChange, PlanContext } from '../step.ts'
import { type DmarcFields, writeRecord } from './record-fields.ts'

/** The mailbox that is proposed where nobody named one. */
const MAILBOX = 'dmarc'

/** In the local part, these would end the address, or the list (RFC 9989 §4.8, RFC 6068 §2). */
const escaped = (local: string): string =>
  local.replaceAll(/[%!,;/?#]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

/** `mailto:` of an address; null for one that cannot stand in a record. */
export const reportUri = (address: string): string | null => {
  const at = address.lastIndexOf('@')
  const uri = `mailto:${escaped(address.slice(0, at))}@${toALabels(address.slice(at + 1))}`
  return parseReportUris(uri, 0).uris[0]?.address ? uri : null
}

/** The domain has mailboxes: one for reports is the user’s to make. */
export const receivesMail = ({ evidence }: PlanContext): boolean =>
  (valueOrNull(evidence.mx)?.hosts ?? []).some(({ host }) => host !== '')

/** Whether the domain of a new address agrees to receive the reports; unknown counts as agreement, for nothing shows otherwise. */
const warningsFor = async (
  { resolver }: PlanContext,
  policyDomain: string,
  fields: DmarcFields,
): Promise<readonly PlanChange[]> => {
  const record = parseDmarc(writeRecord(fields)).value
  if (!record) return []
  const targets = await reportTargets({ policyDomain, orgDomain: known(policyDomain), record }, resolver)
  return targets
    .filter(({ isAuthorised, address }) => isAuthorised.known && !isAuthorised.value && !reportService(address))
    .map(({ address, domain, authorisationName }) => ({
      code: 'reports-not-agreed',
      params: { address, domain, authorisationName },
    }))
}

interface WithReports {
  readonly fields: DmarcFields
  readonly changes: readonly PlanChange[]
}

/** Asks for reports where nobody is asked yet. `isProposed`: an address is proposed where the user named none. */
export const withReports = async (
  context: PlanContext,
  policyDomain: string,
  fields: DmarcFields,
  isProposed: boolean,
): Promise<WithReports> => {
  const { domain, wishes } = context
  if (fields.aggregateReports.length > 0) return { fields, changes: [] }
  const given = wishes.reportAddress
  if (given === null) {
    const address = `${MAILBOX}@${domain}`
    if (!isProposed || !receivesMail(context)) return { fields, changes: [] }
    return {
      fields: { ...fields, aggregateReports: [`mailto:${address}`] },
      changes: [{ code: 'report-mailbox', params: { address } }],
    }
  }
  const uri = reportUri(given)
  if (uri === null) return { fields, changes: [{ code: 'report-address-unusable', params: { address: given } }] }
  const asking = { ...fields, aggregateReports: [uri] }
  const warnings = await warningsFor(context, policyDomain, asking)
  return { fields: asking, changes: [{ code: 'reports-added', params: { address: given } }, ...warnings] }
}
