import type { Probe } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'
import { scoreText } from '../probe/score-text.ts'
import { dateText } from '../session/moment-text.ts'
import { historyWords as words } from './history-words.ts'
import { linePath, placeScores } from './score-line.ts'

const WIDTH = 640
const HEIGHT = 96
const PADDING = 10

/** The scores of the tests as a line; to a screen reader one sentence, the list below being its table. */
export const ScoreLine = ({ tests }: { tests: readonly Probe[] }) => {
  const locale = uiLocale.value
  const points = tests.flatMap(({ report, createdAt }) =>
    report ? [{ at: Date.parse(createdAt), score: report.score }] : [],
  )
  const placed = placeScores(points, WIDTH, HEIGHT)
  const [first] = placed
  const last = placed.at(-1)
  if (placed.length < 2 || !first || !last) return null
  const scores = placed.map(({ score }) => score)
  const label = words('line', {
    count: placed.length,
    from: dateText(new Date(first.at), locale),
    to: dateText(new Date(last.at), locale),
    lowest: scoreText(Math.min(...scores), locale),
    highest: scoreText(Math.max(...scores), locale),
    latest: scoreText(last.score, locale),
  })
  return (
    <svg
      class="score-line"
      role="img"
      aria-label={label}
      viewBox={`${-PADDING - 22} ${-PADDING} ${WIDTH + 2 * PADDING + 22} ${HEIGHT + 2 * PADDING}`}
    >
      {[10, 5, 0].map((score) => (
        <g key={score} class="scale">
          <path d={`M0 ${HEIGHT * (1 - score / 10)}H${WIDTH}`} />
          <text x="-10" y={HEIGHT * (1 - score / 10)} dy="0.35em" text-anchor="end">
            {score}
          </text>
        </g>
      ))}
      <path class="line" d={linePath(placed)} />
      {placed.map(({ at, x, y }) => (
        <circle key={at} cx={x} cy={y} r="4" />
      ))}
    </svg>
  )
}
