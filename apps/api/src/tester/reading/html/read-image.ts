import type { ImageFacts } from '@bienrecu/audit/content/evidence'
import { cut } from '../cut.ts'
import { LIMITS } from '../limits.ts'
import { pixels, readStyle } from './inline-style.ts'

/** The facts of one `img`; `isHidden` where it, or what it stands in, cannot be seen. */
export const readImage = (attributes: Readonly<Record<string, string>>, isHidden: boolean): ImageFacts => {
  const style = readStyle(attributes['style'] ?? '')
  const width = pixels(style.get('width')) ?? pixels(attributes['width'])
  const height = pixels(style.get('height')) ?? pixels(attributes['height'])
  const src = (attributes['src'] ?? '').trim()
  const alt = attributes['alt']
  return {
    src: cut(src, LIMITS.imageSourceLength),
    alt: alt === undefined ? null : cut(alt, LIMITS.altLength),
    width,
    height,
    isEmbedded: /^(?:cid|data):/i.test(src),
    isTracker: isHidden || (width !== null && width <= 1) || (height !== null && height <= 1),
  }
}
