import type { ServerSighting, Verification } from '@bienrecu/shared'
import { legible } from '../../text/legible.ts'
import { momentIn, table } from '../table.ts'
import type { Terminal } from '../terminal.ts'

const PUBLISHED: ReadonlySet<Verification['state']> = new Set(['published', 'visible'])

const cells = ({ server, address, state, found }: ServerSighting, { say }: Terminal): string[] => [
  `  ${server}`,
  address ?? say('verify.no-address'),
  say(`verify.server.${state}`),
  state === 'different' ? found.join(' | ') : '',
]

/** What a look at a record showed, for a person: each server, what is wrong, the whole, and the clock. */
export const verificationText = (verification: Verification, terminal: Terminal): string[] => {
  const { name, type, value, servers, resolvers, state, oldUntil, text } = verification
  const { say, locale } = terminal
  const faults = new Set(servers.flatMap((sighting) => sighting.text ?? []))
  const resolverRows = resolvers.map((one) => [`  ${one.resolver}`, say(`verify.server.${one.state}`)])
  const time = momentIn(locale, oldUntil)
  const lines = [
    `${name} ${type} ${value}`,
    ...table(servers.map((sighting) => cells(sighting, terminal))),
    ...(resolvers.length > 0 ? [say('verify.resolvers'), ...table(resolverRows)] : []),
    ...faults,
    text,
    ...(oldUntil === null ? [] : [say(PUBLISHED.has(state) ? 'verify.old-until' : 'verify.old-if-now', { time })]),
  ]
  return lines.map(legible)
}
