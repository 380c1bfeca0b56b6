/* Addresses in plain text, as mail programs make links of them. */
import { cut } from '../cut.ts'
import { LIMITS } from '../limits.ts'

const START = /(?:https?:\/\/|www\.|mailto:)/gi
const END = /[\s<>"\u00ab\u00bb\u201c\u201d]/g
const CLOSING = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
])

/** How many more of the closing than of the opening sign a text has. */
const surplus = (text: string, closing: string, opening: string): number => {
  let more = 0
  for (const sign of text) more += sign === closing ? 1 : sign === opening ? -1 : 0
  return more
}

/** Without the punctuation that ends the sentence, and without brackets that were opened before the address. */
const withoutTail = (address: string): string => {
  const surpluses = new Map([...CLOSING].map(([closing, opening]) => [closing, surplus(address, closing, opening)]))
  let end = address.length
  for (; end > 0; end -= 1) {
    const sign = address[end - 1] ?? ''
    const more = surpluses.get(sign)
    if (more !== undefined && more > 0) surpluses.set(sign, more - 1)
    else if (more !== undefined || !".,:;!?'’*_".includes(sign)) break
  }
  return address.slice(0, end)
}

/** A word sign before it makes it part of something else, such as the address of a mailbox. */
const isInsideWord = (text: string, at: number): boolean => at > 0 && /[\p{L}\p{N}@._-]/u.test(text[at - 1] ?? '')

/** Each address of the text, in order, at most as many as are kept. */
export const textAddresses = (text: string): string[] => {
  const addresses: string[] = []
  START.lastIndex = 0
  for (let found = START.exec(text); found && addresses.length < LIMITS.links; found = START.exec(text)) {
    if (isInsideWord(text, found.index)) continue
    END.lastIndex = START.lastIndex
    const end = END.exec(text)?.index ?? text.length
    START.lastIndex = end
    const address = withoutTail(cut(text.slice(found.index, end), LIMITS.hrefLength))
    if (address.length > found[0].length) addresses.push(/^www\./i.test(address) ? `http://${address}` : address)
  }
  return addresses
}
