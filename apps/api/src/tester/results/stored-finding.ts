import { JudgedFinding } from '@bienrecu/shared'
import { z } from 'zod'

/** What is stored of a finding: texts are made when it is shown. */
type FindingToStore = Pick<JudgedFinding, 'checkId' | 'status' | 'severity' | 'section' | 'points' | 'params'>

const { checkId, status, severity, section, points, params } = JudgedFinding.shape

/** A finding without the names of its members, which a judgement would repeat two hundred times. Most end with `section`. */
export const StoredFinding = z.union([
  z.tuple([checkId, status, severity, section]),
  z.tuple([checkId, status, severity, section, points, params]),
])
export type StoredFinding = z.infer<typeof StoredFinding>

/** The form in which a finding is stored. */
export const findingToStore = (finding: FindingToStore): StoredFinding => {
  const { checkId, status, severity, section, points, params } = finding
  if (points === 0 && Object.keys(params).length === 0) return [checkId, status, severity, section]
  return [checkId, status, severity, section, points, params]
}

/** The finding that was stored. */
export const storedFinding = (stored: StoredFinding): FindingToStore => {
  const [checkId, status, severity, section, points = 0, params = {}] = stored
  return { checkId, status, severity, section, points, params }
}
