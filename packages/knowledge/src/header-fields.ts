import data from './data/header-fields.json' with { type: 'json' }
import type { HeaderField, HeaderFieldsFile } from './schema/header-fields.ts'

export type { HeaderField } from './schema/header-fields.ts'

/** `schema.test.ts` proves that the file has this shape. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const read = (json: unknown): HeaderFieldsFile => json as HeaderFieldsFile
const { fields } = read(data)

const byName = new Map(fields.filter(({ id }) => !id.endsWith('*')).map((field) => [field.id, field]))
/** The longest first: the most particular explanation counts. */
const families = fields.filter(({ id }) => id.endsWith('*')).sort((a, b) => b.id.length - a.id.length)

/** What a header field is and why it is there; null for a name that we do not know. Upper and lower case are one. */
export const explainHeader = (name: string): HeaderField | null => {
  const lower = name.toLowerCase()
  return byName.get(lower) ?? families.find(({ id }) => lower.startsWith(id.slice(0, -1))) ?? null
}

/** The explanation with that id, as `explainHeader` gave it; null where it is gone. */
export const headerMeaning = (id: string): HeaderField | null => fields.find((field) => field.id === id) ?? null
