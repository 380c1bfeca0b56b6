/** Letters of three lines, for the one thing that is to be seen from across the room. */
const LETTERS: Readonly<Record<string, readonly [string, string, string]>> = {
  A: ['▄▀▀▄', '█▄▄█', '█  █'],
  B: ['█▀▀▄', '█▀▀▄', '█▄▄▀'],
  C: ['▄▀▀▀', '█   ', '▀▄▄▄'],
  D: ['█▀▀▄', '█  █', '█▄▄▀'],
  E: ['█▀▀▀', '█▀▀ ', '█▄▄▄'],
  F: ['█▀▀▀', '█▀▀ ', '█   '],
}
const NONE: readonly [string, string, string] = ['▀▀▀▄', ' ▄▀ ', ' ▄  ']

/** A grade in large, as three lines of four columns; a question mark where there is none. */
export const largeLetter = (grade: string | null): readonly [string, string, string] => LETTERS[grade ?? ''] ?? NONE
