import type { DnsChange, ScorePoint } from '@bienrecu/shared'
import { type PlacedPoint, placeScores } from '../history/score-line.ts'

/** One or more changes of the DNS between the same two tests, drawn as one mark. */
export interface PlacedMark {
  x: number
  changes: readonly DnsChange[]
}

export interface PlacedChart {
  points: readonly PlacedPoint[]
  marks: readonly PlacedMark[]
}

/** Tests up to the moment of a change. */
const testsBefore = (points: readonly PlacedPoint[], at: number): number =>
  points.filter((point) => point.at <= at).length

/**
 * Places tests as `placeScores` does, and the changes between the two tests that they fell between, halfway; those before
 * the first or after the last test stand at the edge. Changes between the same two tests are one mark.
 */
export const placeProgress = (
  scores: readonly ScorePoint[],
  changes: readonly DnsChange[],
  width: number,
  height: number,
): PlacedChart => {
  const points = placeScores(
    scores.map(({ at, score }) => ({ at: Date.parse(at), score })),
    width,
    height,
  )
  const groups = new Map<number, DnsChange[]>()
  for (const change of changes) {
    const count = testsBefore(points, Date.parse(change.at))
    groups.set(count, [...(groups.get(count) ?? []), change])
  }
  const xOf = (count: number): number => {
    const [left, right] = [points[count - 1]?.x ?? 0, points[count]?.x ?? width]
    return (left + right) / 2
  }
  const marks = [...groups].toSorted(([a], [b]) => a - b).map(([count, own]) => ({ x: xOf(count), changes: own }))
  return { points, marks }
}
