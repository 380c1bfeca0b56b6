import type { Tone } from './tone.ts'

const RADIUS = 44
const LENGTH = 2 * Math.PI * RADIUS
/** The ring is open at the bottom, like the dial of a scale. */
const OPENING = 0.22

export interface GaugeProps {
  value: number
  max: number
  tone: Tone
  /** What the picture says, as a sentence. */
  label: string
  /** The figure as the reader's language writes it. */
  text: string
  unit: string
  testId?: string
}

/** A figure inside an open ring filled in proportion. To a screen reader it is one image with one sentence. */
export const Gauge = ({ value, max, tone, label, text, unit, testId }: GaugeProps) => {
  const share = Math.min(1, Math.max(0, value / max))
  const arc = LENGTH * (1 - OPENING)
  const turn = `rotate(${90 + OPENING * 180} 50 50)`
  return (
    <div class="gauge" data-tone={tone} role="img" aria-label={label}>
      <svg viewBox="0 0 100 100" aria-hidden="true" fill="none" stroke-width="8" stroke-linecap="round">
        <circle class="track" cx="50" cy="50" r={RADIUS} stroke-dasharray={`${arc} ${LENGTH}`} transform={turn} />
        {share > 0 ? (
          <circle
            class="value"
            cx="50"
            cy="50"
            r={RADIUS}
            stroke-dasharray={`${arc * share} ${LENGTH}`}
            transform={turn}
          />
        ) : null}
      </svg>
      <span class="figure" data-testid={testId}>
        {text}
        <span class="unit">{unit}</span>
      </span>
    </div>
  )
}
