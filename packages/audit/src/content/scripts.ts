/*
 * Words that are not what they look like, after Unicode Technical Standard #39 §5: letters of two alphabets in one word.
 * Knowingly not: Greek letters that look like no Latin one (kΩ, μm are honest), and words of one foreign alphabet alone.
 */
const WORD = /[\p{L}\p{M}\p{N}]+/gu
const LATIN = /\p{Script=Latin}/u
const LOOK_ALIKE = /[\p{Script=Cyrillic}\p{Script=Cherokee}\p{Script=Armenian}ΑΒΕΖΗΙΚΜΝΟΡΤΥΧικνορυ]/u
/** Mathematical letters: bold, script, double-struck and others. */
const STYLED = /[\u{1D400}-\u{1D7FF}]/u

/** Words that mix Latin letters with those that look like them, or are made of mathematical signs; each once. */
export const disguisedWords = (text: string): string[] => {
  const words = text.match(WORD) ?? []
  return [...new Set(words.filter((word) => STYLED.test(word) || (LATIN.test(word) && LOOK_ALIKE.test(word))))]
}
