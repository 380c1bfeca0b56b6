/** The text of a part in readable lines, and the blocks it quotes: records and signatures stand in those, whole. */
export interface Prose {
  text: string
  quotes: string[]
}

/** Longest text kept of one part; the contract (`Text` of TesterReport) has the same bound. */
export const MAX_TEXT = 20_000
export const MAX_LINE = 2_000

/** One line: runs of white space as one space, at most `max` characters. */
export const oneLine = (text: string, max: number = MAX_LINE): string =>
  text
    .slice(0, 4 * max)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, max)

/** Lines trimmed, without the empty ones. */
export const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/[ \t\r\f\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
    .slice(0, MAX_TEXT)

/** Elements that begin and end a line. */
export const BLOCK_TAGS = new Set(
  'ADDRESS ARTICLE BLOCKQUOTE BR DD DIV DL DT H1 H2 H3 H4 H5 H6 HR LI OL P PRE SECTION TABLE TBODY TR UL'.split(' '),
)

/** Elements whose text is no text of the page. */
export const SILENT_TAGS = new Set(['SCRIPT', 'STYLE', 'IFRAME', 'TEMPLATE', 'NOSCRIPT'])

export const joinProse = (parts: readonly Prose[]): Prose => ({
  text: tidy(parts.map((part) => part.text).join('\n')),
  quotes: parts.flatMap((part) => part.quotes),
})
