/** A test on the line of scores: when, and how many points. */
export interface ScorePoint {
  at: number
  score: number
}

export interface PlacedPoint extends ScorePoint {
  x: number
  y: number
}

const MAX = 10

/**
 * Places scores in a box of `width` × `height`, oldest at the left. Tests stand at equal distances, not in proportion
 * to time: three tests of one afternoon must not melt into one point beside that of last month.
 */
export const placeScores = (points: readonly ScorePoint[], width: number, height: number): PlacedPoint[] => {
  const ordered = points.toSorted((a, b) => a.at - b.at)
  const step = ordered.length > 1 ? width / (ordered.length - 1) : 0
  return ordered.map(({ at, score }, index) => ({
    at,
    score,
    x: ordered.length > 1 ? index * step : width / 2,
    y: height * (1 - Math.min(MAX, Math.max(0, score)) / MAX),
  }))
}

/** The drawing instructions of a line through these points. */
export const linePath = (points: readonly PlacedPoint[]): string =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
