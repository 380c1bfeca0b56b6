import type { PlanDnsHost } from '@bienrecu/shared'
import { LinkButton } from '../../ui/Button.tsx'
import { planWords as words } from './plan-words.ts'

/** Where a link leads. The zone may name it, and call it as it likes: its own name is the one that counts. */
const hostOf = (url: string): string => new URL(url).host

/** The way to the form: menus, a link to the zone editor, and the short cut where the host can write by itself. */
export const DnsHostWay = ({ host }: { host: PlanDnsHost }) => (
  <div class="host-way" data-testid="dns-host" data-host={host.id}>
    <p>
      <b>{words(host.isCertain ? 'host.at' : 'host.probably', { name: host.name })}</b>
    </p>
    {host.path ? <p class="path">{host.path}</p> : null}
    {host.notes.length > 0 ? (
      <ul class="soft">
        {host.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    ) : null}
    <div class="row">
      {host.editorUrl ? (
        <LinkButton small href={host.editorUrl} target="_blank" data-testid="zone-editor">
          {words('host.open')} <span class="soft">{hostOf(host.editorUrl)}</span>
        </LinkButton>
      ) : null}
      {host.domainConnect ? (
        <LinkButton small variant="quiet" href={host.domainConnect.url} target="_blank" data-testid="domain-connect">
          {words('host.connect', { name: hostOf(host.domainConnect.url) })}
        </LinkButton>
      ) : null}
    </div>
  </div>
)
