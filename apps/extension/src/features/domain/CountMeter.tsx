import type { Tone } from '../../ui/tone.ts'
import { domainWords as words } from './domain-words.ts'

export interface CountMeterProps {
  name: string
  count: number
  limit: number
}

const toneOf = (count: number, limit: number): Tone => {
  if (count > limit) return 'bad'
  return count >= limit - 1 && limit > 2 ? 'warning' : 'good'
}

/** A count against its limit, one box for each that is allowed; what is beyond the limit stands out. */
export const CountMeter = ({ name, count, limit }: CountMeterProps) => {
  const boxes = Array.from({ length: Math.min(Math.max(count, limit), limit * 3) }, (_, index) => index)
  return (
    <div class="count-meter" data-tone={toneOf(count, limit)}>
      <div class="row apart">
        <span aria-hidden="true">{name}</span>
        <strong aria-hidden="true">{words('spf-of', { count, limit })}</strong>
      </div>
      <div
        class="boxes"
        role="meter"
        aria-label={words('spf-of-said', { name, count, limit })}
        aria-valuemin={0}
        aria-valuemax={Math.max(count, limit)}
        aria-valuenow={count}
        aria-valuetext={words('spf-of', { count, limit })}
      >
        {boxes.map((index) => (
          <span key={index} data-box={index >= limit ? 'over' : index < count ? 'used' : 'free'} />
        ))}
      </div>
      {count > limit ? <p class="soft over">{words('spf-over')}</p> : null}
    </div>
  )
}
