export interface ProgressProps {
  /** From 0 to 1. */
  value: number
  label: string
}

/** How far along, as a bar. There is no turning wheel: what has no measure is told in words. */
export const Progress = ({ value, label }: ProgressProps) => {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <span style={{ inlineSize: `${percent}%` }} />
    </div>
  )
}
