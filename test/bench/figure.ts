/** One measured figure and what it is to reach. */
export interface Figure {
  readonly name: string
  /** In `unit`; the median unless the name says otherwise. */
  readonly measured: number
  readonly target: number
  readonly unit: string
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

const round = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2))

/** One line of the table: verdict, name, measured against target, ratio to what stands beside it. */
export const figureLine = ({ name, measured, target, unit, beside }: Figure): string => {
  const verdict = measured <= target ? 'reached' : 'MISSED '
  const ratio = beside
    ? `   ${round(measured / beside.measured)} × ${beside.name} (${round(beside.measured)} ${unit})`
    : ''
  return `${verdict}  ${name.padEnd(52)} ${round(measured).padStart(8)} ${unit.padEnd(4)} <= ${round(target)}${ratio}`
}
