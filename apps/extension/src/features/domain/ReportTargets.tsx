import { Badge } from '../../ui/Badge.tsx'
import type { ReportTargetView } from './audit-view.ts'
import { domainWords as words } from './domain-words.ts'

const Agreement = ({ target: { isExternal, isAuthorised } }: { target: ReportTargetView }) => {
  if (isExternal.known && !isExternal.value) return <Badge>{words('reports-own')}</Badge>
  if (!isAuthorised.known) return <Badge icon="info">{words('reports-unknown')}</Badge>
  return isAuthorised.value ? (
    <Badge tone="good" icon="check">
      {words('reports-agreed')}
    </Badge>
  ) : (
    <Badge tone="warning" icon="warning">
      {words('reports-not-agreed')}
    </Badge>
  )
}

const Target = ({ target }: { target: ReportTargetView }) => {
  const { tag, address, service } = target
  return (
    <li data-testid="report-target">
      <div class="row apart">
        <code class="name">{address}</code>
        <Agreement target={target} />
      </div>
      <p class="soft dotted">
        <span>
          {words(`reports-${tag}`)} ({tag})
        </span>
        {service ? (
          <span>{words(service.isCertain ? 'reports-service' : 'reports-service-likely', { name: service.name })}</span>
        ) : null}
      </p>
    </li>
  )
}

/** Who is sent what about the mail of a domain, and whether they agreed to it. */
export const ReportTargets = ({ targets }: { targets: readonly ReportTargetView[] }) =>
  targets.length === 0 ? (
    <p>{words('reports-none')}</p>
  ) : (
    <ul class="lines" role="list">
      {targets.map((target) => (
        <Target key={`${target.tag} ${target.address}`} target={target} />
      ))}
    </ul>
  )
