/** A word longer than the line is cut into pieces of its width: records have no spaces. */
const pieces = (word: string, width: number): string[] => {
  const characters = Array.from(word)
  if (characters.length <= width) return [word]
  const found: string[] = []
  for (let at = 0; at < characters.length; at += width) found.push(characters.slice(at, at + width).join(''))
  return found
}

/**
 * Breaks a paragraph into lines of at most `width` characters, each after `indent` spaces. Only plain spaces are broken
 * at: a no-break space holds.
 */
export const wrap = (text: string, width: number, indent = 0): string[] => {
  const room = Math.max(width - indent, 20)
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/[ \n]+/).flatMap((word) => pieces(word, room))) {
    const isFull = line !== '' && line.length + 1 + word.length > room
    if (isFull) lines.push(line)
    line = line === '' || isFull ? word : `${line} ${word}`
  }
  if (line !== '') lines.push(line)
  return lines.map((one) => ' '.repeat(indent) + one)
}
