/** A piece of a text; `isDifferent` where the other text does not have it. */
export interface Piece {
  text: string
  isDifferent: boolean
}

export interface Marked {
  wanted: Piece[]
  found: Piece[]
}

const pieces = (text: string, start: number, end: number): Piece[] =>
  [
    { text: text.slice(0, start), isDifferent: false },
    { text: text.slice(start, end), isDifferent: true },
    { text: text.slice(end), isDifferent: false },
  ].filter((piece) => piece.text !== '')

/** Two texts with the stretch marked in which they differ: from their first different sign to their last. */
export const markDifference = (wanted: string, found: string): Marked => {
  const most = Math.min(wanted.length, found.length)
  let start = 0
  while (start < most && wanted[start] === found[start]) start += 1
  let end = 0
  while (end < most - start && wanted.at(-1 - end) === found.at(-1 - end)) end += 1
  return {
    wanted: pieces(wanted, start, wanted.length - end),
    found: pieces(found, start, found.length - end),
  }
}

// SPF separates its terms by spaces (RFC 7208 §4.6.1), DMARC and DKIM their tags by semicolons (RFC 6376 §3.2).
const termsOf = (value: string): string[] => value.match(/[^\s;]+;?|\s+|;/g) ?? []

const marked = (value: string, others: ReadonlySet<string>): Piece[] =>
  termsOf(value).map((text) => ({ text, isDifferent: text.trim() !== '' && !others.has(text.replace(/;$/, '')) }))

/** Two forms of one record, term by term: marked is what the other form does not have. */
export const markTerms = (
  before: readonly string[],
  after: readonly string[],
): { before: Piece[][]; after: Piece[][] } => {
  const setOf = (values: readonly string[]) => new Set(values.flatMap(termsOf).map((term) => term.replace(/;$/, '')))
  const [old, fresh] = [setOf(before), setOf(after)]
  return {
    before: before.map((value) => marked(value, fresh)),
    after: after.map((value) => marked(value, old)),
  }
}
