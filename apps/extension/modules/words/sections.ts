import { parse } from 'yaml'

/** A message with forms by number, keyed by the plural categories of CLDR; `other` is always there. */
export type Plural = { other: string } & Partial<Record<'zero' | 'one' | 'two' | 'few' | 'many', string>>
export type Messages = Record<string, string | Plural>
export type Sections = Record<string, Messages>

const CATEGORIES = new Set(['zero', 'one', 'two', 'few', 'many', 'other'])

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPlural = (value: Record<string, unknown>): value is Plural =>
  'other' in value && Object.entries(value).every(([key, text]) => CATEGORIES.has(key) && typeof text === 'string')

/** Groups become dotted keys: `spf: { title: … }` is read as `spf.title`. */
const flatten = (table: Record<string, unknown>, prefix: string): Messages =>
  Object.fromEntries(
    Object.entries(table).flatMap(([key, value]): [string, string | Plural][] => {
      const path = prefix + key
      if (typeof value === 'string') return [[path, value]]
      if (!isTable(value)) throw new Error(`${path}: a text or a group of texts is expected, in quotes if need be`)
      return isPlural(value) ? [[path, value]] : Object.entries(flatten(value, `${path}.`))
    }),
  )

/** Reads a message file: each top-level key is a section. Throws, naming the key, when a value is not a text. */
export const parseSections = (source: string): Sections => {
  const document: unknown = parse(source)
  if (!isTable(document)) throw new Error('A message file holds sections')
  return Object.fromEntries(
    Object.entries(document).map(([name, table]) => {
      if (!/^[a-z][A-Za-z]*$/.test(name)) throw new Error(`${name}: a section is named like a variable`)
      if (!isTable(table)) throw new Error(`${name}: a section holds texts`)
      return [name, flatten(table, '')]
    }),
  )
}

/** The module of a message file: one export per section, each from a module of its own, so that pages share none. */
export const toIndex = (file: string, sections: Sections): string =>
  Object.keys(sections)
    .map((name) => `export { ${name} } from ${JSON.stringify(`./${file}?section=${name}`)}\n`)
    .join('')

/** The module of one section. Throws when there is no such section. */
export const toModule = (name: string, sections: Sections): string => {
  const messages = sections[name]
  if (!messages) throw new Error(`${name}: there is no such section`)
  return `export const ${name} = ${JSON.stringify(messages)}\n`
}

/** Declares the sections with their texts as literal types: keys and placeholders are checked by the compiler. */
export const toDeclaration = (file: string, sections: Sections): string => {
  const constants = Object.entries(sections).map(([name, messages]) => {
    const fields = Object.entries(messages).map(
      ([key, text]) => `    ${JSON.stringify(key)}: ${JSON.stringify(text)}\n`,
    )
    return `  export const ${name}: {\n${fields.join('')}  }\n`
  })
  return `declare module '*/locales/${file}' {\n${constants.join('')}}\n`
}

/** The `messages.json` of WebExtensions from the section `manifest`: `description` becomes `__MSG_description__`. */
export const toManifestMessages = (messages: Messages): Record<string, { message: string }> =>
  Object.fromEntries(
    Object.entries(messages).map(([key, text]) => [key, { message: typeof text === 'string' ? text : text.other }]),
  )
