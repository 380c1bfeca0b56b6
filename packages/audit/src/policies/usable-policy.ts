import type { PolicyFile } from './facts.ts'
import { type MtaStsPolicy, parseMtaStsPolicy } from './parse-mta-sts-policy.ts'

/** The policy of a file that was fetched and has no fault, or null: other checks speak for those that have. */
export const usablePolicy = (file: PolicyFile | null): MtaStsPolicy | null => {
  if (file === null || file.text === null) return null
  const { value, problems } = parseMtaStsPolicy(file.text)
  return problems.length === 0 ? value : null
}
