/** One field, unfolded (RFC 5322 §2.2.3). */
export interface HeaderField {
  name: string
  value: string
}

const MAX_FIELDS = 200
const MAX_VALUE = 20_000
/** RFC 5322 §2.2: printable ASCII without the colon. */
const FIELD = /^([!-9;-~]{1,200})[ \t]*:([\s\S]*)$/

/** The fields of a header section as text, topmost first; lines that are no field are left out. */
export const headerFields = (text: string): HeaderField[] =>
  text
    .replaceAll('\r\n', '\n')
    .split(/\n(?![ \t])/)
    .flatMap((line): HeaderField[] => {
      const [, name, value] = FIELD.exec(line) ?? []
      if (name === undefined || value === undefined) return []
      return [{ name, value: value.replaceAll('\n', '').trim().slice(0, MAX_VALUE) }]
    })
    .slice(0, MAX_FIELDS)

/** What the first field of this name says, in any capitals; null without one. */
export const fieldValue = (fields: readonly HeaderField[], wanted: string): string | null =>
  fields.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())?.value ?? null
