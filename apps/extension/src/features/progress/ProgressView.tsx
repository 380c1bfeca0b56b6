import type { ScoreFormat, ScoreHistory, ScorePoint } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import type { ScoreFilter } from '../../api/score-requests.ts'
import { uiLocale } from '../../locales/ui-locale.ts'
import type { ToldFailure } from '../../messaging/answers.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { scoreText, scoreTone } from '../probe/score-text.ts'
import { shortMomentText } from '../report/moment.ts'
import { compareHref, INBOX_HREF, reportHref } from '../report/route.ts'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { dateText } from '../session/moment-text.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { ChangeList } from './ChangeList.tsx'
import { exportScores } from './export-scores.ts'
import { domainsOf, type Progress, progressOf, relaysOf } from './progress-of.ts'
import { ProgressChart } from './ProgressChart.tsx'
import { progressWords as words } from './progress-words.ts'

const FORMATS = ['markdown', 'csv', 'json'] as const satisfies readonly ScoreFormat[]
const ALL = ''

interface FilterProps {
  history: ScoreHistory
  filter: ScoreFilter
  onFilter: (filter: ScoreFilter) => void
}

const Filters = ({ history, filter, onFilter }: FilterProps) => {
  const all = { value: ALL, label: words('all') }
  const domains = domainsOf(history).map((domain) => ({ value: domain, label: domain }))
  const relays = relaysOf(history).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div class="filters">
      <Select
        label={words('domain')}
        options={[all, ...domains]}
        value={filter.domain ?? ALL}
        onValue={(domain) => onFilter({ ...filter, domain: domain || null })}
      />
      <Select
        label={words('relay')}
        options={[all, ...relays]}
        value={filter.relayId ?? ALL}
        onValue={(relayId) => onFilter({ ...filter, relayId: relayId || null })}
      />
    </div>
  )
}

const Gained = ({ progress: { points, gained } }: { progress: Progress }) => {
  const [first] = points
  const last = points.at(-1)
  if (gained === null || !first || !last) return null
  const locale = uiLocale.value
  const values = { from: scoreText(first.score, locale), to: scoreText(last.score, locale) }
  return (
    <p class="gained" data-testid="gained">
      <strong>{words('from-to', values)}</strong>{' '}
      <a class="unprinted" href={compareHref(first.reportId, last.reportId)}>
        {words('explain')}
      </a>
    </p>
  )
}

/** A column whose every line would say what was chosen above is left out. */
const COLUMNS = ['domain', 'relay'] as const
const isShown = (column: (typeof COLUMNS)[number], filter: ScoreFilter): boolean =>
  (column === 'domain' ? filter.domain : filter.relayId) === null

const TestRow = ({ point, filter }: { point: ScorePoint; filter: ScoreFilter }) => (
  <tr>
    <th scope="row">
      <a href={reportHref(point.reportId)}>
        <time dateTime={point.at}>{shortMomentText(point.at, uiLocale.value)}</time>
      </a>
    </th>
    <td>
      <Badge tone={scoreTone(point.score, null)}>{scoreText(point.score, uiLocale.value)}</Badge>
    </td>
    {isShown('domain', filter) ? <td>{point.domain ?? <span class="soft">{words('unknown')}</span>}</td> : null}
    {isShown('relay', filter) ? <td>{point.relayName ?? <span class="soft">{words('no-relay')}</span>}</td> : null}
  </tr>
)

const Tests = ({ points, filter }: { points: readonly ScorePoint[]; filter: ScoreFilter }) => (
  <section class="card stack">
    <h2>{words('tests')}</h2>
    <div class="scroller" tabIndex={0} role="region" aria-label={words('tests')}>
      <table>
        <thead>
          <tr>
            {(['date', 'score', ...COLUMNS.filter((column) => isShown(column, filter))] as const).map((name) => (
              <th key={name} scope="col">
                {words(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <TestRow key={point.reportId} point={point} filter={filter} />
          ))}
        </tbody>
      </table>
    </div>
  </section>
)

const Exports = ({ filter }: { filter: ScoreFilter }) => {
  const [failure, setFailure] = useState<ToldFailure | null>(null)
  return (
    <div class="exports">
      {FORMATS.map((format) => (
        <Button key={format} small onClick={() => void exportScores(format, filter).then(setFailure)}>
          {words(`export.${format}`)}
        </Button>
      ))}
      <Button small onClick={() => print()}>
        {words('print')}
      </Button>
      {failure ? <FailureNotice failure={failure} /> : null}
    </div>
  )
}

const Body = ({ history }: { history: ScoreHistory }) => {
  const [filter, setFilter] = useState<ScoreFilter>({ domain: null, relayId: null })
  const progress = progressOf(history, filter)
  return (
    <>
      <Filters history={history} filter={filter} onFilter={setFilter} />
      <p class="printed">
        {[filter.domain ?? domainsOf(history).join(', '), dateText(new Date(), uiLocale.value)].join(' · ')}
      </p>
      <section class="card stack">
        <Gained progress={progress} />
        <ProgressChart points={progress.points} changes={progress.changes} />
        <p class="soft">{words('marks')}</p>
        <Exports filter={filter} />
      </section>
      <section class="card stack">
        <h2>{words('changes')}</h2>
        {progress.changes.length === 0 ? (
          <p>{words('no-changes')}</p>
        ) : (
          <ChangeList changes={progress.changes.toReversed()} />
        )}
      </section>
      <Tests points={progress.points} filter={filter} />
    </>
  )
}

/** The score over time, per domain and relay, with the changes of the DNS that explain it; to be exported and printed. */
export const ProgressView = () => {
  const { value, failure, reload } = useAnswer('scores/list', {})
  return (
    <>
      <div class="stack">
        <h1>{words('title')}</h1>
        <p class="lead unprinted">{words('lead')}</p>
      </div>
      {failure ? <FailureNotice failure={failure} onRetry={() => void reload()} /> : null}
      {value?.points.length === 0 ? <p class="card">{words('none')}</p> : null}
      {value && value.points.length > 0 ? <Body history={value} /> : null}
      {value || failure ? null : <p class="soft">{words('loading')}</p>}
      <p class="elsewhere">
        <LinkButton variant="quiet" href={INBOX_HREF}>
          {words('still-spam')}
        </LinkButton>
      </p>
    </>
  )
}
