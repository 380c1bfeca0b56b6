import { overlay, type RecordEdit, type Resolver } from '../resolver.ts'
import type { PlanEdit } from './step.ts'

/** One edit of a plan as single records: what goes, what comes, and what takes the place of the last that goes. */
const singleEdits = ({ name, type, before, after }: PlanEdit): RecordEdit[] => {
  const gone = before.length > 0 ? before : [null]
  const [added = null, ...more] = after
  const replaced = gone.map((record, at) => ({
    name,
    type,
    before: record,
    after: at === gone.length - 1 ? added : null,
  }))
  return [...replaced, ...more.map((record) => ({ name, type, before: null, after: record }))]
}

/** The DNS as it would answer once the edits are published, one after the other. */
export const zoneAfter = (resolver: Resolver, edits: readonly PlanEdit[]): Resolver =>
  overlay(resolver, edits.flatMap(singleEdits))
