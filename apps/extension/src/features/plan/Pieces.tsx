import type { Piece } from './mark-difference.ts'

/** A text of machines with the marked pieces underlined. */
export const Pieces = ({ pieces }: { pieces: readonly Piece[] }) => (
  <pre>{pieces.map(({ text, isDifferent }, index) => (isDifferent ? <mark key={index}>{text}</mark> : text))}</pre>
)
