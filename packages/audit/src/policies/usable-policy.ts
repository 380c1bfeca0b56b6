import type { PolicyFile } from './facts.ts'
import { type MtaStsPolicy, parseMtaStsPolicy } from './parse-mta-sts-policy.ts'

/**
 * The policy of a file that was fetched and that senders obey, or null: other checks speak for those with a fault. A field
 * that stands twice is none to them: "all entries except for the first SHALL be ignored" (RFC 8461 §3.2).
 */
export const usablePolicy = (file: PolicyFile | null): MtaStsPolicy | null => {
  if (file === null || file.text === null) return null
  const { value, problems } = parseMtaStsPolicy(file.text)
  return problems.every(({ code }) => code === 'duplicate-field') ? value : null
}
