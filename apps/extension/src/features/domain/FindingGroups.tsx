import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { AuditView, ToldFinding } from './audit-view.ts'
import { DomainFinding } from './DomainFinding.tsx'
import { domainWords as words } from './domain-words.ts'
import { type Group, groupFindings } from './group-findings.ts'

const recordsOf = ({ records }: AuditView, { checkId }: ToldFinding) => records[checkId.split('/')[0] ?? ''] ?? []

interface PartProps {
  audit: AuditView
  group: Group
  findings: readonly ToldFinding[]
}

const Items = ({ audit, findings }: PartProps) => (
  <>
    {findings.map((finding) => (
      <DomainFinding key={finding.checkId} finding={finding} records={recordsOf(audit, finding)} />
    ))}
  </>
)

const heading = ({ group, findings }: PartProps): string =>
  words('counted', { name: words(`group.${group}`), count: findings.length })

const Shown = (props: PartProps) =>
  props.findings.length === 0 ? null : (
    <section class="stack part">
      <div>
        <h2>{heading(props)}</h2>
        <p class="soft">{words(`group-hint.${props.group}`)}</p>
      </div>
      <Items {...props} />
    </section>
  )

const FoldedGroup = (props: PartProps) =>
  props.findings.length === 0 ? null : (
    <section class="part">
      <Disclosure summary={<h2>{heading(props)}</h2>}>
        <div class="stack part">
          <p class="soft">{words(`group-hint.${props.group}`)}</p>
          <Items {...props} />
        </div>
      </Disclosure>
    </section>
  )

/** All findings: what to correct, worst first; what is worth a look; what is not known and why; what is in order, folded. */
export const FindingGroups = ({ audit }: { audit: AuditView }) => {
  const parts = groupFindings(audit.findings)
  const isJudged = parts.passed.length > 0 || parts.warnings.length > 0
  return (
    <>
      {parts.correct.length === 0 && isJudged ? <Notice tone="good" title={words('nothing-to-correct')} /> : null}
      <Shown audit={audit} group="correct" findings={parts.correct} />
      <Shown audit={audit} group="warnings" findings={parts.warnings} />
      <Shown audit={audit} group="unknown" findings={parts.unknown} />
      <FoldedGroup audit={audit} group="passed" findings={parts.passed} />
      <FoldedGroup audit={audit} group="aside" findings={parts.aside} />
    </>
  )
}
