import type { HeaderField } from './evidence.ts'

/** The fields of these names, whatever their case (RFC 5322 §1.2.2), topmost first. */
export const fieldsNamed = (fields: readonly HeaderField[], ...names: readonly string[]): HeaderField[] => {
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  return fields.filter(({ name }) => wanted.has(name.toLowerCase()))
}

/** Whether one of these fields stands there. */
export const hasField = (fields: readonly HeaderField[], ...names: readonly string[]): boolean =>
  fieldsNamed(fields, ...names).length > 0
