const MAX_LINE = 4_000 // characters; a domain has 253 at most, and nothing of a longer line is needed to refuse it

/** A line that names something. */
export interface InputLine {
  /** Counted from 1, empty lines included. */
  number: number
  text: string
}

/** A line with something on it; `#` begins a comment. */
const significant = (number: number, text: string): InputLine | null => {
  const trimmed = text.trim()
  return trimmed === '' || trimmed.startsWith('#') ? null : { number, text: trimmed }
}

/**
 * The lines of a stream of UTF-8, however long it is, in constant memory: of a line without end only the beginning is kept.
 * LF and CRLF end a line, empty lines and comments are passed over, a byte order mark is dropped.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<InputLine> {
  const decoder = new TextDecoder()
  let number = 0
  let rest = ''
  for await (const chunk of chunks) {
    const parts = (rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n')
    rest = (parts.pop() ?? '').slice(0, MAX_LINE)
    for (const part of parts) {
      number += 1
      const line = significant(number, part.slice(0, MAX_LINE))
      if (line) yield line
    }
  }
  const last = significant(number + 1, rest + decoder.decode())
  if (last) yield last
}
