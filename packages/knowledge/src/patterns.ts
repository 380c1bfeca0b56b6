/* How the patterns of the data files are read. */

const compiled = new Map<string, RegExp>()

/** The pattern as a regular expression without regard to case; compiled once. The data test proves that each compiles. */
export const patternOf = (source: string): RegExp => {
  const before = compiled.get(source)
  if (before) return before
  const pattern = new RegExp(source, 'i')
  compiled.set(source, pattern)
  return pattern
}

/** Names are compared without case and without the final dot. */
export const bareName = (name: string): string => {
  const bare = name.trim().toLowerCase()
  return bare.endsWith('.') ? bare.slice(0, -1) : bare
}

/** Longer than any name (255 octets) or address (320) can be; what strangers publish is not searched beyond. */
const LONGEST = 512

/** A pattern with a `{variable}`, such as `^mail\.{domain}$`, fits every domain, and so tells nothing. */
const tellsNothing = (source: string): boolean => source.includes('{') && /\{[a-z]/i.test(source)

/** True when a pattern matches the name. */
export const isMatched = (patterns: readonly string[] | undefined, name: string): boolean => {
  if (!patterns || patterns.length === 0 || name.length > LONGEST) return false
  const bare = bareName(name)
  return patterns.some((source) => !tellsNothing(source) && patternOf(source).test(bare))
}

const templates = new Map<string, RegExp>()

const templateOf = (template: string): RegExp => {
  const before = templates.get(template)
  if (before) return before
  const source = bareName(template)
    .replaceAll(/[.+?^$()[\]\\|]/g, String.raw`\$&`)
    .replace(/\*$/, String.raw`([a-z]{2,3}\.)?[a-z]{2,}`)
    .replaceAll('*', '[^@]+')
    .replaceAll('{n}', String.raw`\d+`)
  const pattern = new RegExp(`^${source}$`, 'i')
  templates.set(template, pattern)
  return pattern
}

/**
 * True when the name fits a template: a final `*` for a top-level domain (`outlook.*`), any other for whatever stands there
 * (`*.onmicrosoft.com`), `{n}` for a number.
 */
export const fitsTemplate = (template: string, name: string): boolean =>
  name.length <= LONGEST && templateOf(template).test(bareName(name))
