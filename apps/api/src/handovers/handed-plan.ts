import type { PlanEdit } from '@bienrecu/audit/plan/step'
import type { RenderedTyped } from '@bienrecu/audit/plan/typed/render-typed'
import type { PlanRecordRow } from '../plans/plan-record.ts'

export interface HandedRecord {
  readonly row: PlanRecordRow
  readonly edit: PlanEdit
  /** Null where records have only to go. */
  readonly typed: RenderedTyped | null
}

export interface HandedPlan {
  readonly id: string
  readonly domain: string
  readonly zone: string
  /** As people read them: an international name in its own letters. */
  readonly shown: { readonly domain: string; readonly zone: string }
  /** Null where nobody knows who serves the zone. */
  readonly host: { readonly id: string; readonly name: string } | null
  /** The menus that lead to the form of the host. */
  readonly path: string | null
  readonly editorUrl: string | null
  /** Where the host writes all of the records itself, after asking. */
  readonly applyUrl: string | null
  readonly hostNotes: readonly string[]
  readonly records: readonly HandedRecord[]
}

/** True once every name server has it, or no longer has what had to go. */
export const isDone = ({ row: { state } }: HandedRecord): boolean => state === 'published' || state === 'visible'
