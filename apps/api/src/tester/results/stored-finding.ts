import type { JudgedFinding } from '@bienrecu/shared'

/** A finding without the names of its members, which a judgement would repeat two hundred times. Most stop after `section`. */
type StoredFinding = readonly [
  checkId: string,
  status: string,
  severity: string,
  section: string | null,
  points?: number,
  params?: object,
]

/** The form in which a finding is stored. */
export const findingToStore = ({
  checkId,
  status,
  severity,
  section,
  points,
  params,
}: JudgedFinding): StoredFinding => {
  for (const _ in params) return [checkId, status, severity, section, points, params]
  return points === 0 ? [checkId, status, severity, section] : [checkId, status, severity, section, points]
}

/** The members of a stored finding; one that has their names, as former versions stored them, is given as it is. */
export const storedFinding = (stored: unknown): unknown => {
  if (!Array.isArray(stored)) return stored
  const [checkId, status, severity, section, points = 0, params = {}]: unknown[] = stored
  return { checkId, status, severity, section, points, params }
}
