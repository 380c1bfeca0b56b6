/* What a link hands over: the records of a plan as they are to be typed, and where each of them is. */
import type { PlanEdit } from '@bienrecu/audit/plan/step'
import { editorLinkOf } from '@bienrecu/audit/plan/typed/editor-link'
import { renderTyped } from '@bienrecu/audit/plan/typed/render-typed'
import { typeRecord } from '@bienrecu/audit/plan/typed/type-record'
import { toULabels } from '@bienrecu/audit/plan/typed/u-labels'
import type { Locale } from '@bienrecu/shared'
import { type PlanRecordRow, recordToVerify, valuesOf } from '../plans/plan-record.ts'
import type { StoredPlan } from '../plans/stored-plan.ts'
import type { HandedPlan, HandedRecord } from './handed-plan.ts'

const editOf = (row: PlanRecordRow, domain: string): PlanEdit => {
  const { name, type } = recordToVerify(row, domain)
  return { name, type, before: valuesOf(row.before), after: valuesOf(row.after) }
}

/** The records of a plan that can be published now, in a language: those that wait are nobody else’s business yet. */
export const handedPlanOf = ({ id, domain, plan, records }: StoredPlan, locale: Locale): HandedPlan => {
  const { zone, dnsHost: host, domainConnect } = plan
  const editor = host && editorLinkOf(host.id, zone, locale)
  return {
    id,
    domain,
    zone,
    shown: { domain: toULabels(domain), zone: toULabels(zone) },
    host,
    path: editor?.path ?? null,
    editorUrl: domainConnect?.editorUrl ?? editor?.url ?? null,
    applyUrl: domainConnect?.applyUrl ?? null,
    hostNotes: editor?.notes ?? [],
    records: records
      .filter(({ is_later }) => is_later === 0)
      .map((row): HandedRecord => {
        const edit = editOf(row, domain)
        const [value] = edit.after
        const typed = value === undefined ? null : typeRecord({ ...edit, value }, { host, zone: row.zone })
        return { row, edit, typed: typed && renderTyped(typed, locale) }
      }),
  }
}
