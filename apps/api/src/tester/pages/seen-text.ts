/*
 * Marks that hide, or turn the direction of what follows (Unicode UAX 9, RFC 9839), become visible. The two joiners stay: whole
 * scripts, and pictures of families, are written with them.
 */
const TRICKS = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu
const SPACES = /[\t\r\n]+/g

/** One line of a message, fit to be shown among words of ours. */
export const seenText = (text: string): string => text.replaceAll(SPACES, ' ').replaceAll(TRICKS, '\ufffd')

/** Several lines of a message: line ends and tabs stay. */
export const seenLines = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
    .map((line) =>
      line
        .split('\t')
        .map((part) => part.replaceAll(TRICKS, '\ufffd'))
        .join('\t'),
    )
    .join('\n')

const MAX_SHOWN = 300
/** The first half of a character outside the basic plane. */
const HALF = /[\ud800-\udbff]$/

/** The beginning of a long value, with an ellipsis where it was cut. */
export const shortText = (text: string, max = MAX_SHOWN): string => {
  const seen = seenText(text)
  return seen.length <= max ? seen : `${seen.slice(0, max).replace(HALF, '')}…`
}
