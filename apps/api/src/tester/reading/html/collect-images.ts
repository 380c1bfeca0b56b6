import type { ImageFacts } from '@bienrecu/audit/content/evidence'
import { cut } from '../cut.ts'
import { LIMITS } from '../limits.ts'
import { pixels, readStyle } from './inline-style.ts'

/** Of an element, by name in lower case. */
export type Attributes = Readonly<Record<string, string>>

/** The facts of one `img`; `isHidden` where it, or what it stands in, cannot be seen. */
const readImage = (attributes: Attributes, isHidden: boolean): ImageFacts => {
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

/** The images of an HTML part: the first of them, how many in all, and what `cid:` addresses name. */
export interface ImageCollector {
  readonly add: (attributes: Attributes, isHidden: boolean) => void
  readonly images: readonly ImageFacts[]
  readonly count: () => number
  /** Without brackets. */
  readonly contentIds: ReadonlySet<string>
}

export const createImageCollector = (): ImageCollector => {
  const images: ImageFacts[] = []
  const contentIds = new Set<string>()
  let count = 0
  return {
    add(attributes, isHidden) {
      count += 1
      if (images.length >= LIMITS.images) return
      const image = readImage(attributes, isHidden)
      images.push(image)
      if (image.src.toLowerCase().startsWith('cid:')) contentIds.add(image.src.slice('cid:'.length))
    },
    images,
    count: () => count,
    contentIds,
  }
}
