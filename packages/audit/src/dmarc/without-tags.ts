/** The record without the tags of these names, everything else as it was written. */
export const withoutTags = (text: string, names: readonly string[]): string =>
  text
    .split(';')
    .filter((piece) => !names.includes(piece.split('=', 1)[0]?.trim() ?? ''))
    .join(';')
