import type { Locale } from '../check.ts'
import { render, renderBy, type RenderedFinding } from '../render.ts'
import type { Finding } from '../run.ts'
import { findContentCheck } from './checks/index.ts'

/** Makes the sentences of a finding, of the domain or of the message. Throws for the id of a check that never was. */
export const renderFinding = (finding: Finding, locale: Locale): RenderedFinding => {
  const check = findContentCheck(finding.checkId)
  return check ? renderBy(check, finding, locale) : render(finding, locale)
}
