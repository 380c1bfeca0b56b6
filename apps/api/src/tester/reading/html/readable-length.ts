import { Parser } from 'htmlparser2'
import { LIMITS } from '../limits.ts'

/** Characters given to the parser at once: between two, the limits are looked at. */
const STRETCH = 8 * 1024

/**
 * How many characters of the HTML can be read before it holds more elements, or more inside each other, than is sensible:
 * the time that parsers take grows with the depth.
 */
export const readableLength = (html: string): number => {
  let [tags, depth, at] = [0, 0, 0]
  const parser = new Parser({
    onopentag() {
      tags += 1
      depth += 1
    },
    onclosetag() {
      depth -= 1
    },
  })
  for (; at < html.length; at += STRETCH) {
    if (tags > LIMITS.htmlTags || depth > LIMITS.htmlDepth) return at
    parser.write(html.slice(at, at + STRETCH))
  }
  return html.length
}
