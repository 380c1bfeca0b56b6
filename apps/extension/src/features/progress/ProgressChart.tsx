import type { DnsChange, ScorePoint } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'
import { linePath } from '../history/score-line.ts'
import { scoreText } from '../probe/score-text.ts'
import { dateText } from '../session/moment-text.ts'
import { placeProgress } from './progress-chart.ts'
import { progressWords as words } from './progress-words.ts'

const WIDTH = 640
const HEIGHT = 140
const PADDING = 12
const SCALE = 22

export interface ProgressChartProps {
  points: readonly ScorePoint[]
  changes: readonly DnsChange[]
}

/** The scores as a line, with a mark for each change of the DNS; to a screen reader one sentence, the list below being its table. */
export const ProgressChart = ({ points, changes }: ProgressChartProps) => {
  const locale = uiLocale.value
  const { points: placed, marks } = placeProgress(points, changes, WIDTH, HEIGHT)
  const [first] = points
  const last = points.at(-1)
  if (!first || !last) return null
  const label = words('chart', {
    count: points.length,
    from: dateText(new Date(first.at), locale),
    to: dateText(new Date(last.at), locale),
    first: scoreText(first.score, locale),
    last: scoreText(last.score, locale),
    changes: changes.length,
  })
  return (
    <svg
      class="score-line progress-chart"
      role="img"
      aria-label={label}
      viewBox={`${-PADDING - SCALE} ${-PADDING} ${WIDTH + 2 * PADDING + SCALE} ${HEIGHT + 2 * PADDING}`}
    >
      {[10, 5, 0].map((score) => (
        <g key={score} class="scale">
          <path d={`M0 ${HEIGHT * (1 - score / 10)}H${WIDTH}`} />
          <text x="-10" y={HEIGHT * (1 - score / 10)} dy="0.35em" text-anchor="end">
            {score}
          </text>
        </g>
      ))}
      {marks.map(({ x, changes: own }) => (
        <g key={x} class="mark" data-testid="change-mark">
          <path d={`M${x} 0V${HEIGHT}`} />
          <circle cx={x} cy={HEIGHT} r="4" />
          {own.length > 1 ? (
            <text x={x + 8} y={HEIGHT - 6}>
              {own.length}
            </text>
          ) : null}
        </g>
      ))}
      <path class="line" d={linePath(placed)} />
      {placed.map(({ at, x, y, score }) => (
        <g key={at}>
          <circle cx={x} cy={y} r="4" />
          {placed.length <= 12 ? (
            <text class="value" x={x} y={y < 24 ? y + 20 : y - 10} text-anchor="middle">
              {scoreText(score, locale)}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  )
}
