import type { ServerSighting, ServerState, Verification } from '@bienrecu/shared'
import { Badge } from '../../ui/Badge.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import type { Tone } from '../../ui/tone.ts'
import { markDifference } from './mark-difference.ts'
import { Pieces } from './Pieces.tsx'
import { planWords as words } from './plan-words.ts'

const LOOKS: Record<ServerState, { tone: Tone; icon: IconName }> = {
  seen: { tone: 'good', icon: 'check' },
  absent: { tone: 'accent', icon: 'info' },
  different: { tone: 'bad', icon: 'stop' },
  'no-answer': { tone: 'neutral', icon: 'minus' },
}

interface StateProps {
  name: string
  detail: string | null
  state: ServerState
  isDeletion: boolean
}

const State = ({ name, detail, state, isDeletion }: StateProps) => (
  <li data-server={name} data-state={state}>
    <span class="server">
      {name}
      {detail ? <span class="soft"> {detail}</span> : null}
    </span>
    <Badge {...LOOKS[state]}>
      {(isDeletion ? words.find(`removal.server.${state}`) : null) ?? words(`server.${state}`)}
    </Badge>
  </li>
)

/** What stands there beside what was asked for, with the stretch marked in which they differ. */
const Difference = ({ sighting, wanted, name }: { sighting: ServerSighting; wanted: string; name: string }) => {
  const { found, foundAt, text } = sighting
  const pairs: { label: 'name' | 'value'; wanted: string; found: string }[] =
    foundAt === null
      ? found.map((value) => ({ label: 'value', wanted, found: value }))
      : [{ label: 'name', wanted: name, found: foundAt }]
  return (
    <div class="difference" data-testid="difference" data-difference={sighting.difference ?? ''}>
      {text ? <p>{text}</p> : null}
      {pairs.map((pair) => {
        const marked = markDifference(pair.wanted, pair.found)
        return (
          <dl key={pair.found} class="sides">
            <div>
              <dt>{words(`wanted-${pair.label}`)}</dt>
              <dd>
                <Pieces pieces={marked.wanted} />
              </dd>
            </div>
            <div>
              <dt>{words(`found-${pair.label}`)}</dt>
              <dd>
                <Pieces pieces={marked.found} />
              </dd>
            </div>
          </dl>
        )
      })}
    </div>
  )
}

/** Servers that say the same wrong thing are told once. */
const differencesOf = (servers: readonly ServerSighting[]): ServerSighting[] => {
  const all = servers.filter(({ state }) => state === 'different')
  const keyOf = ({ difference, found, foundAt }: ServerSighting) => JSON.stringify([difference, found, foundAt])
  return all.filter((one, index) => all.findIndex((other) => keyOf(other) === keyOf(one)) === index)
}

export interface SightingsProps {
  verification: Verification
  /** The full name that was asked for. */
  name: string
  /** The record has to go: there is nothing to compare it with. */
  isDeletion: boolean
}

/** What each name server of the zone says; folded once they all agree. */
export const Sightings = ({ verification, name, isDeletion }: SightingsProps) => {
  const { servers, resolvers, value } = verification
  const agree = servers.every(({ state }) => state === 'seen')
  return (
    <>
      {(isDeletion ? [] : differencesOf(servers)).map((sighting) => (
        <Difference key={sighting.server} sighting={sighting} wanted={value} name={name} />
      ))}
      <Disclosure open={!agree} summary={<span class="soft">{words('servers', { count: servers.length })}</span>}>
        <ul class="sightings" role="list">
          {servers.map(({ server, address, state }) => (
            <State key={`${server} ${address}`} name={server} detail={address} state={state} isDeletion={isDeletion} />
          ))}
        </ul>
      </Disclosure>
      {resolvers.length > 0 ? (
        <Disclosure summary={<span class="soft">{words('resolvers', { count: resolvers.length })}</span>}>
          <ul class="sightings" role="list">
            {resolvers.map(({ resolver, state }) => (
              <State key={resolver} name={resolver} detail={null} state={state} isDeletion={isDeletion} />
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </>
  )
}
