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
export const bareName = (name: string): string => name.trim().toLowerCase().replace(/\.$/, '')

/** True when a pattern matches the name. A pattern with a `{variable}` fits every domain, and so tells nothing: skipped. */
export const isMatched = (patterns: readonly string[] | undefined, name: string): boolean =>
  (patterns ?? []).some((source) => !/\{[a-z]/i.test(source) && patternOf(source).test(bareName(name)))

/**
 * True when the name fits a template: a final `*` for a top-level domain (`outlook.*`), any other for whatever stands there
 * (`*.onmicrosoft.com`), `{n}` for a number.
 */
export const fitsTemplate = (template: string, name: string): boolean => {
  const source = bareName(template)
    .replaceAll(/[.+?^$()[\]\\|]/g, String.raw`\$&`)
    .replace(/\*$/, String.raw`([a-z]{2,3}\.)?[a-z]{2,}`)
    .replaceAll('*', '[^@]+')
    .replaceAll('{n}', String.raw`\d+`)
  return patternOf(`^${source}$`).test(bareName(name))
}
