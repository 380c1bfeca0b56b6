import { BLOCK_TAGS, MAX_TEXT, SILENT_TAGS, tidy, type Prose } from './prose.ts'
import { CHECK } from './selectors.ts'

// What reading one part can cost at most, however much is in it.
const MAX_NODES = 20_000

const isElement = (node: Node): node is Element => node.nodeType === 1

const isSkipped = (element: Element): boolean =>
  SILENT_TAGS.has(element.tagName) || element.classList.contains(CHECK.block)

/**
 * Reads an element as prose, from its text nodes: `innerText` is empty for a folded part. Nested checks are left out,
 * they are parts of their own. Walks without recursion, over at most MAX_NODES nodes and MAX_TEXT characters; a quote
 * cut by these bounds is dropped, since half a record is another record.
 */
export const proseOf = (root: Element): Prose => {
  const pieces: string[] = []
  const quotes: string[] = []
  const quoteStarts: number[] = []
  let charactersLeft = MAX_TEXT

  const say = (text: string): void => {
    const kept = text.slice(0, charactersLeft)
    charactersLeft -= kept.length
    pieces.push(quoteStarts.length > 0 ? kept : kept.replace(/\s+/g, ' '))
  }
  const enter = (element: Element): void => {
    pieces.push(BLOCK_TAGS.has(element.tagName) ? '\n' : element.tagName === 'TD' ? ' ' : '')
    if (element.tagName === 'PRE') quoteStarts.push(pieces.length)
  }
  const leave = (element: Element): void => {
    if (element.tagName === 'PRE') quotes.push(tidy(pieces.slice(quoteStarts.pop()).join('')))
    if (BLOCK_TAGS.has(element.tagName)) pieces.push('\n')
  }

  let node: Node | null = root
  let isLeaving = false
  for (let visits = 0; node && visits < MAX_NODES; visits++) {
    if (charactersLeft === 0) break
    const element: Element | null = isElement(node) && (node === root || !isSkipped(node)) ? node : null
    if (!isLeaving) {
      if (node.nodeType === 3) say(node.nodeValue ?? '')
      if (element) enter(element)
      if (element?.firstChild) {
        node = element.firstChild
        continue
      }
    }
    if (element) leave(element)
    if (node === root) break
    isLeaving = !node.nextSibling
    node = node.nextSibling ?? node.parentNode
  }
  return { text: tidy(pieces.join('')), quotes }
}

/** The first `max` characters of an element’s text, exactly as they stand. */
export const rawTextOf = (root: Element, max: number): string => {
  const walker = root.ownerDocument.createTreeWalker(root, 4 /* NodeFilter.SHOW_TEXT */)
  let text = ''
  for (let visits = 0; text.length < max && visits < MAX_NODES && walker.nextNode(); visits++)
    text += (walker.currentNode.nodeValue ?? '').slice(0, max - text.length)
  return text
}
