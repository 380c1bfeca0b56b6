/** One measured figure and what it is to reach. */
export interface Figure {
  readonly name: string
  /** In `unit`; the median of several runs where it is a time. */
  readonly measured: number
  /** Not more than this (or not less, where more is better); null when the figure is told and not judged. */
  readonly target: number | null
  readonly moreIsBetter?: boolean
  readonly unit: 'ms' | 'RTT' | 'kB' | 'MB' | '/s' | '%' | ''
  /** What the figure is compared with in the same run: a floor or a peer. */
  readonly beside?: { readonly name: string; readonly measured: number }
}

/** The middle of the values; the mean of the two middle ones when there is an even number. Throws on none. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  if (upper === undefined || lower === undefined) throw new Error('no values')
  return (upper + lower) / 2
}

export const isMissed = ({ measured, target, moreIsBetter = false }: Figure): boolean => {
  if (target === null) return false
  return moreIsBetter ? measured < target : measured > target
}

const DECIMALS: Record<Figure['unit'], number> = { ms: 0, RTT: 2, kB: 1, MB: 1, '/s': 0, '%': 2, '': 0 }

const decimalsOf = (value: number, unit: Figure['unit']): number => (unit === 'ms' && value < 50 ? 1 : DECIMALS[unit])

const verdictOf = (figure: Figure): string => {
  if (figure.target === null) return '-'
  return isMissed(figure) ? 'MISSED' : 'reached'
}

const cellsOf = (figure: Figure): string[] => {
  const { name, measured, target, unit, beside, moreIsBetter = false } = figure
  const say = (value: number) => `${value.toFixed(decimalsOf(value, unit))} ${unit}`.trim()
  return [
    verdictOf(figure),
    name,
    say(measured),
    target === null ? '' : `${moreIsBetter ? '>=' : '<='} ${target} ${unit}`.trim(),
    beside ? say(beside.measured) : '',
    beside && beside.measured > 0 ? `${(measured / beside.measured).toFixed(2)} ×` : '',
    beside?.name ?? '',
  ]
}

const HEADS = ['', 'figure', 'measured', 'target', 'beside', 'ratio', 'beside: what']

/** The figures as a Markdown table with aligned columns, fit for a terminal and for docs/benchmarks.md. */
export const figureTable = (figures: readonly Figure[]): string => {
  const rows = figures.map(cellsOf)
  const widths = HEADS.map((head, column) => Math.max(3, head.length, ...rows.map((row) => (row[column] ?? '').length)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(HEADS), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
