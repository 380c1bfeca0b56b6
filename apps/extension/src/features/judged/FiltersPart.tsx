import type { FilterVerdict, Judgement } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'
import { Badge } from '../../ui/Badge.tsx'
import { scoreText } from '../probe/score-text.ts'
import { Folded } from './Folded.tsx'
import { judgedWords as words } from './judged-words.ts'

const signed = (score: number): string => `${score > 0 ? '+' : ''}${scoreText(score, uiLocale.value)}`

const Rules = ({ name, rules }: { name: string; rules: FilterVerdict['rules'] }) => (
  <div class="scroller" tabIndex={0} role="region" aria-label={name}>
    <table>
      <thead>
        <tr>
          <th scope="col">{words('rule')}</th>
          <th scope="col" class="number">
            {words('rule-score')}
          </th>
          <th scope="col">{words('rule-meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map(({ code, score, description }, index) => (
          <tr key={`${code} ${index}`}>
            <th scope="row">
              <code>{code}</code>
            </th>
            <td class="number" data-tone={score > 0.05 ? 'bad' : 'neutral'}>
              {signed(score)}
            </td>
            <td lang="en">{description}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const Filter = ({ name, filter }: { name: string; filter: FilterVerdict }) => {
  const { state, score, threshold, action, rules, counts } = filter
  if (state !== 'judged' || score === null)
    return (
      <li>
        <span class="strong">{name}</span>{' '}
        <Badge>{words(state === 'judged' ? 'filter-unavailable' : `filter-${state}`)}</Badge>
      </li>
    )
  const isOver = threshold !== null && score >= threshold
  return (
    <li class="stack" data-testid="filter">
      <div class="row">
        <span class="strong">{name}</span>
        <Badge tone={isOver ? 'bad' : 'good'}>
          {threshold === null
            ? signed(score)
            : words('filter-score', { score: signed(score), threshold: scoreText(threshold, uiLocale.value) })}
        </Badge>
      </div>
      <p class="soft dotted">
        <span>{words(counts ? 'filter-counts' : 'filter-shown')}</span>
        {action === null ? null : <span>{words('filter-action', { action })}</span>}
      </p>
      {rules.length > 0 ? <Rules name={name} rules={rules} /> : null}
    </li>
  )
}

/** What SpamAssassin and rspamd said, each with its own sign; where neither is set up, that is said. */
export const FiltersPart = ({ filters }: { filters: Judgement['filters'] }) => {
  const { spamassassin, rspamd } = filters
  const isOff = spamassassin.state === 'off' && rspamd.state === 'off'
  return (
    <Folded name={words('filters')}>
      <p class="soft">{words(isOff ? 'filters-off' : 'filter-sign')}</p>
      {isOff ? null : (
        <ul class="lines" role="list">
          <Filter name="SpamAssassin" filter={spamassassin} />
          <Filter name="rspamd" filter={rspamd} />
        </ul>
      )}
    </Folded>
  )
}
