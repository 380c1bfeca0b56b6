const WORDS = /\p{L}{4,}/gu
/** An address as it stands in a text, up to the next space. */
const ADDRESSES = /\b(?:https?:\/\/|www\.)\S{1,2000}/gi

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(WORDS) ?? [])

/** How many different words of four letters and more a text has, and how many of them stand in the other as well. */
export const sharedWords = (text: string, other: string): { readonly words: number; readonly shared: number } => {
  const [own, others] = [wordsOf(text), wordsOf(other)]
  return { words: own.size, shared: [...own].filter((word) => others.has(word)).length }
}

/** Words and numbers of a text, without the addresses in it. */
export const wordsBesideLinks = (text: string): number =>
  text.replaceAll(ADDRESSES, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0
