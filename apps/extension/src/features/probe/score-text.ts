import type { Locale } from '@bienrecu/shared'
import type { Tone } from '../../ui/tone.ts'

/** A score, or points taken away, as the reader’s language writes it; with a minus sign, not a hyphen. */
export const scoreText = (score: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(score).replace('-', '\u2212')

/*
 * mail-tester draws five bands: 0 to 3, 3 to 5, 5 to 7, 7 to 9, 9 to 10 (its FAQ), `mark-0` to `mark-4` on the page.
 * Below 5 most of the points are lost; from 9 on nothing important is.
 */
const TONES: readonly Tone[] = ['bad', 'bad', 'warning', 'warning', 'good']
const LIMITS = [3, 5, 7, 9]

/** The colour of a score: by the tester’s own band where it is known, by its documented limits otherwise. */
export const scoreTone = (score: number, band: number | null): Tone =>
  TONES[band ?? LIMITS.filter((limit) => score >= limit).length] ?? 'neutral'
