import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(resolve(import.meta.dirname, 'theme.css'), 'utf8')

const colours = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light: String(light), dark: String(dark) },
  ]),
)

type Scheme = 'light' | 'dark'

const channel = (value: number): number => {
  const share = value / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

/** Relative luminance, WCAG 2.2. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) =>
    channel(Number.parseInt(hex.slice(start, start + 2), 16)),
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one: string, other: string, scheme: Scheme): number => {
  const [lighter = 0, darker = 0] = [one, other]
    .map((name) => luminance(colours.get(name)?.[scheme] ?? ''))
    .toSorted((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

const GROUNDS = ['ground', 'surface', 'sunk']
const TONES = ['good', 'warning', 'bad', 'neutral']

/** Every pair that words are set in: WCAG 1.4.3 asks for 4.5. */
const TEXT: [string, string][] = [
  ...['ink', 'ink-soft', 'accent', 'accent-strong'].flatMap((ink): [string, string][] =>
    GROUNDS.map((ground) => [ink, ground]),
  ),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['accent-strong', 'accent-soft'],
  ...TONES.flatMap((tone): [string, string][] => [
    [tone, 'surface'],
    [tone, 'ground'],
    [tone, `${tone}-soft`],
    ['ink', `${tone}-soft`],
    ['ink-soft', `${tone}-soft`],
  ]),
]

/** Lines and shapes that carry a meaning: WCAG 1.4.11 asks for 3. */
const SHAPES: [string, string][] = [
  ['line-strong', 'surface'],
  ['line-strong', 'ground'],
  ['accent', 'ground'],
  ...[...TONES, 'warning-shape'].map((tone): [string, string] => [tone, 'sunk']),
]

describe.each(['light', 'dark'] as const)('the %s colours', (scheme) => {
  it.each(TEXT)('%s on %s can be read', (ink, ground) => {
    expect(contrast(ink, ground, scheme)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(SHAPES)('%s on %s can be seen', (shape, ground) => {
    expect(contrast(shape, ground, scheme)).toBeGreaterThanOrEqual(3)
  })
})
