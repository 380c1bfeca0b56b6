import type { Probe } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'
import { scoreText, scoreTone } from '../probe/score-text.ts'
import { shortMomentText } from '../report/moment.ts'
import { reportHref } from '../report/route.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { historyWords as words } from './history-words.ts'

export interface HistoryTableProps {
  tests: readonly Probe[]
  chosen: readonly string[]
  onChoose: (reportId: string) => void
  onDelete: (test: Probe) => void
}

const Choose = ({ test, chosen, onChoose }: HistoryTableProps & { test: Probe }) => {
  const { report } = test
  if (!report) return null
  return (
    <input
      type="checkbox"
      aria-label={words('choose-named', { date: shortMomentText(test.createdAt, uiLocale.value) })}
      checked={chosen.includes(report.id)}
      onChange={() => onChoose(report.id)}
    />
  )
}

const Score = ({ test: { report, state } }: { test: Probe }) =>
  report ? (
    <Badge tone={scoreTone(report.score, report.band)}>{scoreText(report.score, uiLocale.value)}</Badge>
  ) : (
    <span class="soft">{words(`state.${state}`)}</span>
  )

const When = ({ test }: { test: Probe }) => {
  const date = shortMomentText(test.createdAt, uiLocale.value)
  const time = <time dateTime={test.createdAt}>{date}</time>
  return test.report ? (
    <a href={reportHref(test.report.id)} aria-label={words('open-named', { date })}>
      {time}
    </a>
  ) : (
    time
  )
}

const Row = (props: HistoryTableProps & { test: Probe }) => {
  const { test, onDelete } = props
  return (
    <tr>
      <td class="choose">
        <Choose {...props} />
      </td>
      <th scope="row">
        <When test={test} />
      </th>
      <td>
        <Score test={test} />
      </td>
      <td>{test.relayName ?? <span class="soft">{words('no-relay')}</span>}</td>
      <td class="address">{test.address}</td>
      <td>
        <Button
          small
          variant="quiet"
          aria-label={words('delete-named', { date: shortMomentText(test.createdAt, uiLocale.value) })}
          onClick={() => onDelete(test)}
        >
          {words('delete')}
        </Button>
      </td>
    </tr>
  )
}

/** The tests, one a line. On a narrow screen each line becomes a card (history.css). */
export const HistoryTable = (props: HistoryTableProps) => (
  <table class="history">
    <caption class="visually-hidden">{words('list')}</caption>
    <thead>
      <tr>
        <th scope="col">{words('choose')}</th>
        <th scope="col">{words('date')}</th>
        <th scope="col">{words('score')}</th>
        <th scope="col">{words('relay')}</th>
        <th scope="col">{words('address')}</th>
        <th scope="col">
          <span class="visually-hidden">{words('actions')}</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {props.tests.map((test) => (
        <Row key={test.id} {...props} test={test} />
      ))}
    </tbody>
  </table>
)
