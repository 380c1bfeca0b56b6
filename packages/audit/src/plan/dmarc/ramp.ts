/* The way from p=none to p=reject, one record after the other; each stage waits for its conditions (RFC 9989 §A.5, "t"). */
import type { DmarcPolicy } from '../../dmarc/parse.ts'
import type { PlanContext, PlanEdit } from '../step.ts'
import { type DmarcPlan, planDmarc } from './plan-dmarc.ts'
import { policiesOf, withPolicies } from './fold-records.ts'
import { type DmarcFields, writeRecord } from './record-fields.ts'
import { withReports } from './report-addresses.ts'

/** Days of reports without a relay that fails, before the policy is raised. */
export const DAYS_OF_REPORTS = 14

export type StageName = 'reports' | 'relaxed' | 'quarantine' | 'reject' | 'subdomains'

export interface Stage {
  readonly stage: StageName
  readonly name: string
  readonly edits: readonly PlanEdit[]
  /** The policy that it asks for, and whether receivers apply the one below it ("t=y"). */
  readonly policy: DmarcPolicy
  readonly isTesting: boolean
  /** Proposed for reports; empty where none is added. */
  readonly address: string
}

type Next = (fields: DmarcFields) => DmarcFields | null

/** Sub-domains that a tag of their own keeps milder stay so: raising them is a stage by itself. */
const raised = (fields: DmarcFields, policy: DmarcPolicy, isTesting: boolean): DmarcFields => {
  const { existing, nonexistent } = policiesOf(fields)
  const kept = {
    itself: policy,
    existing: fields.subdomainPolicy === null ? policy : existing,
    nonexistent: fields.nonexistentPolicy === null && fields.subdomainPolicy === null ? policy : nonexistent,
  }
  return { ...withPolicies(fields, kept), isTesting }
}

const toQuarantine: Next = (fields) => {
  const { itself } = policiesOf(fields)
  if (itself === 'none') return raised(fields, 'quarantine', true)
  return itself === 'quarantine' && fields.isTesting ? raised(fields, 'quarantine', false) : null
}

const toReject: Next = (fields) => {
  const { itself } = policiesOf(fields)
  if (itself === 'reject') return fields.isTesting ? raised(fields, 'reject', false) : null
  return raised(fields, 'reject', true)
}

/**
 * Names that do not exist send no mail, so that nothing legitimate is lost, whatever "p" says. Those that exist follow once "p"
 * is in force as `reject`.
 */
const toSubdomains: Next = (fields) => {
  const { itself, existing, nonexistent } = policiesOf(fields)
  const isReached = itself === 'reject' && !fields.isTesting
  const raisedTo = isReached ? itself : existing
  if (nonexistent === 'reject' && existing === raisedTo) return null
  return withPolicies(fields, { itself, existing: raisedTo, nonexistent: 'reject' })
}

const toNone = (fields: DmarcFields): DmarcFields =>
  withPolicies(fields, { itself: 'none', existing: 'none', nonexistent: 'none' })

const RAMP: readonly (readonly [StageName, Next])[] = [
  ['subdomains', toSubdomains],
  ['quarantine', toQuarantine],
  ['reject', toReject],
]

interface Standing {
  readonly text: string
  readonly fields: DmarcFields
  readonly isOwn: boolean
}

/** The mailbox of the first address, for the sentence that names it. */
const addressIn = ({ aggregateReports: [uri = ''] }: DmarcFields): string => uri.slice('mailto:'.length)

const stageOf = (stage: StageName, name: string, from: Standing, fields: DmarcFields): Stage => ({
  stage,
  name,
  edits: [{ name, type: 'TXT', before: from.isOwn ? [from.text] : [], after: [writeRecord(fields)] }],
  policy: policiesOf(fields).itself,
  isTesting: fields.isTesting,
  address: stage === 'reports' ? addressIn(fields) : '',
})

/** The record of somebody else asks for no reports: one of the user’s own can take its place. */
const inPlaceOfAlias = async (context: PlanContext, plan: DmarcPlan): Promise<readonly Stage[]> => {
  const { name, domain, alias } = plan.place
  const { fields } = await withReports(context, domain, plan.fields, true)
  if (alias === null || fields.aggregateReports.length === plan.fields.aggregateReports.length) return []
  const from = { ...plan, isOwn: false }
  const stage = stageOf('reports', name, from, fields)
  return [{ ...stage, edits: [{ name, type: 'CNAME', before: [alias], after: [] }, ...stage.edits] }]
}

/** The stages from a record to the strictest one, each taking the record of the one before it. */
const rampOf = async (context: PlanContext, plan: DmarcPlan): Promise<readonly Stage[]> => {
  const { name, domain } = plan.place
  const stages: Stage[] = []
  let at: Standing = plan
  const add = (stage: StageName, fields: DmarcFields): void => {
    stages.push(stageOf(stage, name, at, fields))
    at = { text: writeRecord(fields), fields, isOwn: true }
  }
  const { fields: asking } = await withReports(context, domain, plan.fields, true)
  if (context.wishes.reportAddress === null && asking !== plan.fields) add('reports', asking)
  for (const [stage, next] of RAMP) {
    const fields = next(at.fields)
    if (fields) add(stage, fields)
  }
  return stages
}

/**
 * The stages that are still ahead, in their order. Only the way down, where the message of the last test fails against a
 * policy that is in force. No ramp for a record that others keep, or that a domain above keeps for more than this one.
 */
export const stagesOf = async (context: PlanContext): Promise<readonly Stage[]> => {
  const plan = await planDmarc(context)
  if (!plan || plan.place.domain !== context.domain) return []
  if (plan.isManaged) return inPlaceOfAlias(context, plan)
  return plan.isHarmful ? [stageOf('relaxed', plan.place.name, plan, toNone(plan.fields))] : rampOf(context, plan)
}
