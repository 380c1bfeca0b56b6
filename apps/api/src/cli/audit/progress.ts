import type { Terminal } from '../terminal.ts'

const EVERY = 100 // ms between two lines
const BAR = 20

export interface Progress {
  /** One more line is done. */
  step: (hasError: boolean) => void
  /** Takes the line away, for others to be written; the next step brings it back. */
  clear: () => void
}

const clock = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/**
 * Shows how far a long list has come, on standard error, where somebody watches; nothing otherwise. `total` is null for a
 * list whose end is not known. `done` lines were there before this run.
 */
export const createProgress = (
  { status, say, locale }: Terminal,
  total: number | null,
  done: number,
  now: () => number,
): Progress => {
  if (!status) return { step: () => undefined, clear: () => undefined }
  const start = now()
  const number = new Intl.NumberFormat(locale)
  let [count, errors, drawn, text, isShown] = [done, 0, -Infinity, '', false]
  const line = (): string => {
    const perSecond = (count - done) / Math.max((now() - start) / 1000, 0.001)
    const speed = say('audit.per-second', { count: number.format(Math.round(perSecond)) })
    const faults = errors > 0 ? `  ${say('audit.errors', { count: number.format(errors) })}` : ''
    if (total === null) return `${number.format(count)}  ${speed}${faults}`
    const part = total === 0 ? 1 : Math.min(count / total, 1)
    const full = Math.round(part * BAR)
    const left = clock((total - count) / Math.max(perSecond, 0.001))
    const bar = '▰'.repeat(full) + '▱'.repeat(BAR - full)
    return `${bar} ${number.format(count)} / ${number.format(total)}  ${speed}  ${say('audit.left', { time: left })}${faults}`
  }
  return {
    step: (hasError) => {
      count += 1
      if (hasError) errors += 1
      const isDue = now() - drawn >= EVERY
      if (isDue) [text, drawn] = [line(), now()]
      if (isDue || !isShown) status(text)
      isShown = true
    },
    clear: () => {
      if (isShown) status('')
      isShown = false
    },
  }
}
