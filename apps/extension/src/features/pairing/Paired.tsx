import type { Session } from '../../messaging/answers.ts'
import { Icon } from '../../ui/Icon.tsx'
import { ServerName } from './ServerName.tsx'
import { typedHost } from './typed-host.ts'
import { pairingWords as words } from './words.ts'

/** The API this browser is connected with. */
export const Paired = ({ session }: { session: Pick<Session, 'apiUrl' | 'deviceName'> }) => {
  const target = typedHost(session.apiUrl ?? '')
  if (!target) return null
  return (
    <div class="stack" data-testid="paired">
      <p class="paired">
        <Icon name="check" /> {words('paired')}
      </p>
      <ServerName host={target.host} isLoopback={target.isLoopback} note={null} />
      {session.deviceName ? <p class="soft">{words('paired-as', { name: session.deviceName })}</p> : null}
    </div>
  )
}
