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

/** `{n}`, `{domain}`: what a name is filled with. */
const VARIABLE = /\{([a-z-]+)\}/gi

/** The variables of a template, each once: `['n']` for `pro{n}.mail.example.net`. */
export const variablesOf = (template: string): string[] => [
  ...new Set([...template.matchAll(VARIABLE)].map(([, name = '']) => name)),
]

/** The template with the variables that are given; the others stay as they are. */
export const fillTemplate = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(VARIABLE, (whole, name: string) => values[name] ?? whole)

interface Template {
  readonly pattern: RegExp
  /** What each group stands for. */
  readonly names: readonly string[]
}

const templates = new Map<string, Template>()

const templateOf = (template: string): Template => {
  const before = templates.get(template)
  if (before) return before
  const source = bareName(template)
    .replaceAll(/[.+?^$()[\]\\|]/g, String.raw`\$&`)
    .replace(/\*$/, String.raw`(?:[a-z]{2,3}\.)?[a-z]{2,}`)
    .replaceAll('*', '[^@]+')
    .replaceAll('{n}', String.raw`(\d+)`)
    .replaceAll(VARIABLE, '([a-z0-9-]+)')
  const names = [...template.matchAll(VARIABLE)].map(([, name = '']) => name)
  const read = { pattern: new RegExp(`^${source}$`, 'i'), names }
  templates.set(template, read)
  return read
}

/**
 * True when the name fits a template: a final `*` for a top-level domain (`outlook.*`), any other for whatever stands there
 * (`*.onmicrosoft.com`), `{n}` for a number, any other variable for a label.
 */
export const fitsTemplate = (template: string, name: string): boolean =>
  name.length <= LONGEST && templateOf(template).pattern.test(bareName(name))

/** The variables of a template as a name fills them: `{ n: '12' }`; none when it does not fit. */
export const readTemplate = (template: string, name: string): Readonly<Record<string, string>> => {
  const { pattern, names } = templateOf(template)
  const [, ...values] = (name.length <= LONGEST && pattern.exec(bareName(name))) || []
  return Object.fromEntries(values.map((value, at) => [names[at] ?? '', value]))
}
