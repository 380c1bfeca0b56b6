// A spreadsheet would run a cell that begins like a formula.
const FORMULA = /^[=+\-@\t\r]/

const cell = (value: string | number | null): string => {
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value ?? '') ? `'${value}` : (value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line of comma-separated values (RFC 4180 §2), without its end. Null is an empty cell; no cell is a formula. */
export const csvLine = (values: readonly (string | number | null)[]): string => values.map(cell).join(',')
