import { Badge } from '../../ui/Badge.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import type { Tone } from '../../ui/tone.ts'
import type { ListState, ListView } from './audit-view.ts'
import { domainWords as words } from './domain-words.ts'

/** What counts stands first. */
const ORDER = ['listed', 'refused', 'no-answer', 'not-listed'] as const satisfies readonly ListState[]
const TONES: Record<ListState, Tone> = {
  listed: 'bad',
  refused: 'neutral',
  'no-answer': 'neutral',
  'not-listed': 'good',
}

const isRecommended = ({ state, isAllowList }: ListView): boolean => state === 'listed' && isAllowList
const toneOf = (list: ListView): Tone => (isRecommended(list) ? 'good' : TONES[list.state])
const stateText = (list: ListView): string =>
  words(isRecommended(list) ? 'list-state.allowed' : `list-state.${list.state}`)

const rank = (list: ListView): number => (isRecommended(list) ? ORDER.length : ORDER.indexOf(list.state))

const Delist = ({ list: { name, state, delistUrl } }: { list: ListView }) =>
  state === 'listed' && delistUrl !== null && /^https?:\/\//.test(delistUrl) ? (
    <a href={delistUrl} target="_blank" rel="noopener noreferrer">
      {words('list-delist')}
      <span class="visually-hidden"> {name}</span>
    </a>
  ) : null

const Lines = ({ lists }: { lists: readonly ListView[] }) => (
  <ul class="lines" role="list">
    {lists.map((list) => (
      <li key={`${list.name} ${list.subject}`} data-testid="list" data-state={list.state}>
        <div class="row apart">
          <code class="name">{list.name}</code>
          <Badge tone={toneOf(list)}>{stateText(list)}</Badge>
        </div>
        <p class="soft dotted">
          <span>{list.subject}</span>
          {list.state === 'listed' && list.codes.length > 0 ? <span>{list.codes.join(' ')}</span> : null}
          <Delist list={list} />
        </p>
      </li>
    ))}
  </ul>
)

/** What each list answered, in four states. Listings are shown; the rest is counted, and one click away. */
export const ListStates = ({ lists }: { lists: readonly ListView[] }) => {
  if (lists.length === 0) return <p>{words('lists-none')}</p>
  const ordered = lists.toSorted((a, b) => rank(a) - rank(b))
  const listed = ordered.filter((list) => list.state === 'listed' && !list.isAllowList)
  const others = ordered.filter((list) => !listed.includes(list))
  const counts = ORDER.map((state) => ({
    state,
    count: lists.filter((list) => list.state === state && !isRecommended(list)).length,
  }))
  // “None” is good news only where somebody answered.
  const noneTone = lists.some(({ state }) => state === 'not-listed') ? 'good' : 'neutral'
  return (
    <>
      <div class="row">
        {counts
          .filter(({ count, state }) => count > 0 || state === 'listed')
          .map(({ state, count }) => (
            <Badge key={state} tone={count === 0 ? noneTone : TONES[state]}>
              {words('lists-counted', { count, state: words(`list-state.${state}`) })}
            </Badge>
          ))}
      </div>
      <p class="soft">{words('lists-hint')}</p>
      {listed.length > 0 ? <Lines lists={listed} /> : null}
      {others.length > 0 ? (
        <Disclosure summary={words('counted', { name: words('lists-others'), count: others.length })}>
          <Lines lists={others} />
        </Disclosure>
      ) : null}
    </>
  )
}
