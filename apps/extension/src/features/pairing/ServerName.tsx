import { pairingWords as words } from './words.ts'

export interface ServerNameProps {
  host: string
  isLoopback: boolean
  note: string | null
}

/** The server that the token will go to, too large to be overlooked. */
export const ServerName = ({ host, isLoopback, note }: ServerNameProps) => (
  <p class="server-name">
    <span class="soft">{words('server')}</span>
    <strong>{host}</strong>
    {isLoopback ? <span class="soft">{words('on-this-machine')}</span> : null}
    {note ? <span class="found">{note}</span> : null}
  </p>
)
