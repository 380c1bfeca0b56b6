import type { BlocklistResult } from '@bienrecu/shared'
import { Badge } from '../../ui/Badge.tsx'
import type { Tone } from '../../ui/tone.ts'
import { Folded, type PartProps } from './Folded.tsx'

const LIST_LOOKS: Record<BlocklistResult['state'], Tone> = {
  listed: 'bad',
  'no-answer': 'neutral',
  unknown: 'neutral',
  'not-listed': 'good',
}
const LIST_ORDER = Object.keys(LIST_LOOKS)

// Only what leads to the web is made a link: the address was read on a page that is not ours.
const ListName = ({ list }: { list: BlocklistResult }) =>
  list.url && /^https?:\/\//.test(list.url) ? (
    <a href={list.url} target="_blank" rel="noopener noreferrer">
      {list.name}
    </a>
  ) : (
    <>{list.name}</>
  )

/** What each blocklist answered, in four states; what counts stands first. */
export const BlocklistsPart = ({
  report: { blocklists },
  words,
}: Pick<PartProps, 'words'> & { report: { readonly blocklists: readonly BlocklistResult[] } }) => {
  const { say } = words
  if (blocklists.length === 0) return null
  const ordered = blocklists.toSorted((a, b) => LIST_ORDER.indexOf(a.state) - LIST_ORDER.indexOf(b.state))
  return (
    <Folded name={say('lists')} count={blocklists.length} words={words}>
      <p class="soft">{say('lists-hint')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('list')}</th>
            <th scope="col">{say('list-answer')}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((list) => (
            <tr key={list.name}>
              <th scope="row">
                <ListName list={list} />
              </th>
              <td>
                <Badge tone={LIST_LOOKS[list.state]}>{say(`list-state.${list.state}`)}</Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Folded>
  )
}
