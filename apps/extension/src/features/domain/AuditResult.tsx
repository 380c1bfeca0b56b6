import type { AuditView } from './audit-view.ts'
import { AuditHead, type AuditHeadProps } from './AuditHead.tsx'
import { DkimKeys } from './DkimKeys.tsx'
import { DmarcWalk } from './DmarcWalk.tsx'
import { domainWords as words } from './domain-words.ts'
import { FindingGroups } from './FindingGroups.tsx'
import { ListStates } from './ListStates.tsx'
import { Known, Part } from './Part.tsx'
import { ProviderVerdicts } from './ProviderVerdicts.tsx'
import { ReportTargets } from './ReportTargets.tsx'
import { SpfTree } from './SpfTree.tsx'

const Published = ({ audit }: { audit: AuditView }) => (
  <section class="stack">
    <h2>{words('parts')}</h2>
    <Part id="spf" title={words('spf')}>
      <Known fact={audit.spf}>{(spf) => (spf ? <SpfTree spf={spf} /> : <p>{words('spf-none')}</p>)}</Known>
    </Part>
    <Part id="dkim" title={words('dkim')}>
      <Known fact={audit.dkim}>{(keys) => <DkimKeys keys={keys} />}</Known>
    </Part>
    <Part id="dmarc" title={words('dmarc')}>
      <Known fact={audit.dmarc}>{(dmarc) => <DmarcWalk dmarc={dmarc} />}</Known>
    </Part>
    <Part id="reports" title={words('reports')}>
      <Known fact={audit.reports}>{(targets) => <ReportTargets targets={targets} />}</Known>
    </Part>
    {audit.providers.length > 0 ? (
      <Part id="providers" title={words('providers')}>
        <ProviderVerdicts providers={audit.providers} />
      </Part>
    ) : null}
    <Part id="lists" title={words('lists')}>
      <Known fact={audit.lists}>{(lists) => <ListStates lists={lists} />}</Known>
    </Part>
  </section>
)

/** A whole audit, in the order in which one reads it. */
export const AuditResult = (props: AuditHeadProps) => (
  <>
    <AuditHead {...props} />
    <FindingGroups audit={props.audit} />
    <Published audit={props.audit} />
  </>
)
