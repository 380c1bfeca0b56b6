import type { Finding } from '../run.ts'

/** Those of `checkIds` that fail today: what a step that cures them all ends. */
export const failingOf = (findings: readonly Finding[], checkIds: readonly string[]): string[] =>
  findings.flatMap(({ checkId, status }) => (status === 'fail' && checkIds.includes(checkId) ? [checkId] : []))

const isAbout = ({ params }: Finding, names: readonly string[]): boolean => {
  const told = [params.names ?? [], params.name ?? []].flat().map(String)
  return told.some((name) => names.includes(name.toLowerCase()))
}

/** The checks of forms that fail for one of these names (in lower case). */
export const failingForms = (findings: readonly Finding[], names: readonly string[]): string[] =>
  findings.flatMap((finding) =>
    finding.status === 'fail' && finding.checkId.startsWith('forms/') && isAbout(finding, names)
      ? [finding.checkId]
      : [],
  )

/** Whether a check fails. */
export const isFailing = (findings: readonly Finding[], checkId: string): boolean =>
  findings.some((finding) => finding.checkId === checkId && finding.status === 'fail')

/** Whether a check passes; what could not be judged does not. */
export const isPassing = (findings: readonly Finding[], checkId: string): boolean =>
  findings.some((finding) => finding.checkId === checkId && finding.status === 'pass')
