/* Whether a template writes what a plan wants, and nothing else. */
import type { PlanEdit } from '@bienrecu/audit/plan/step'
import { nameKey } from '@bienrecu/audit/resolver'
import type { DomainConnectTemplate } from '@bienrecu/knowledge/dns-hosts'

type TemplateRecord = DomainConnectTemplate['records'][number]
type Variables = Readonly<Record<string, string>>

const isSpf = (text: string): boolean => /^v=spf1( |$)/i.test(text)

const termsOf = (record: string | undefined): string[] => (record ?? 'v=spf1').trim().split(/\s+/).slice(1)

const isAll = (term: string): boolean => /^[+?~-]?all$/i.test(term)

/** Hosts merge the rules of a template into what stands (the draft, "SPF Record Merging"): nothing else may change. */
const isMerge = ({ before, after }: PlanEdit, rules: string): boolean => {
  const [old, ...others] = before
  const wanted = termsOf(after[0])
  const kept = termsOf(old)
  const gained = wanted.filter((term) => !kept.includes(term))
  const lost = kept.filter((term) => !wanted.includes(term))
  const isNewAll = old === undefined && gained.some(isAll)
  return (
    others.length === 0 && lost.length === 0 && gained.filter((term) => !(isNewAll && isAll(term))).join(' ') === rules
  )
}

/** The variables that make the record the edit; null when nothing does. */
const matchRecord = (edit: PlanEdit, { type, value }: TemplateRecord): Variables | null => {
  const [after, ...others] = edit.after
  if (after === undefined || others.length > 0) return null
  if (type === 'SPFM') return edit.type === 'TXT' && isSpf(after) && isMerge(edit, value) ? {} : null
  if (edit.type !== type || edit.before.length > 0) return null
  const [, name] = /^%(\w+)%$/.exec(value) ?? []
  if (name !== undefined) return { [name]: after }
  return nameKey(value) === nameKey(after) ? {} : null
}

const nameOf = ({ host }: TemplateRecord, zone: string): string =>
  host === '@' ? nameKey(zone) : `${nameKey(host)}.${nameKey(zone)}`

/**
 * The variables with which the template writes these edits, each of them and nothing besides; null when it does not. A
 * template that writes a part would leave the rest to be forgotten.
 */
export const matchTemplate = (
  { records }: DomainConnectTemplate,
  edits: readonly PlanEdit[],
  zone: string,
): Variables | null => {
  if (records.length !== edits.length) return null
  const left = [...edits]
  const variables: Record<string, string> = {}
  for (const record of records) {
    const isMeant = (edit: PlanEdit) =>
      nameKey(edit.name) === nameOf(record, zone) && matchRecord(edit, record) !== null
    const [edit] = left.splice(left.findIndex(isMeant), 1)
    if (!edit || !isMeant(edit)) return null
    Object.assign(variables, matchRecord(edit, record))
  }
  return variables
}
