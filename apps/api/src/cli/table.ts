/** Rows in columns, two spaces apart, each column as wide as its widest cell. */
export const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** A moment in the language and the time zone of the reader; a dash for none. */
export const momentIn = (locale: string, time: string | null): string =>
  time === null ? '–' : new Date(time).toLocaleString(locale, { dateStyle: 'short', timeStyle: 'short' })
