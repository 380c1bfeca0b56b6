/* The edits and sentences of one record of a key, whoever knew it. */
import type { PlanChange, PlanEdit } from '../step.ts'
import type { Standing } from './standing.ts'

/** What is done at one name, and why. */
export interface NameEdits {
  readonly edits: readonly PlanEdit[]
  readonly changes: readonly PlanChange[]
}

export const NOTHING: NameEdits = { edits: [], changes: [] }

export const change = (code: string, params: PlanChange['params']): PlanChange => ({ code, params })

/** Nothing is done, and why. */
export const untouched = (code: string, params: PlanChange['params']): NameEdits => ({
  edits: [],
  changes: [change(code, params)],
})

/** What is told of the records that have to go. */
export const replaced = (
  { name, alias, texts }: Standing,
  wanted: { readonly type: 'TXT' | 'CNAME' },
): PlanChange[] => {
  if (alias !== null) return [change(wanted.type === 'TXT' ? 'alias-by-key' : 'alias-replaced', { name, old: alias })]
  if (texts.length === 0) return []
  return [change(wanted.type === 'CNAME' ? 'key-by-alias' : 'keys-replaced', { name, count: texts.length })]
}
