import { cut } from '../cut.ts'
import { LIMITS } from '../limits.ts'
import type { HtmlLink } from '../links/collect-links.ts'
import type { Attributes } from './collect-images.ts'

/** Takes the links of an HTML part while it is read: `start` and `end` at their tags, the rest as it comes. */
export interface HtmlLinkCollector {
  readonly start: (attributes: Attributes) => void
  readonly end: () => void
  readonly addText: (text: string) => void
  readonly addImage: () => void
  readonly links: readonly HtmlLink[]
}

interface OpenLink {
  readonly href: string
  readonly before: string
  text: string
  hasImage: boolean
}

export const createHtmlLinkCollector = (): HtmlLinkCollector => {
  const links: HtmlLink[] = []
  let recent = ''
  let link: OpenLink | null = null

  const end = (): void => {
    if (!link) return
    const { href, before, hasImage } = link
    const text = link.text.replace(/\s+/g, ' ').trim()
    if (links.length < LIMITS.links) links.push({ href, text, isImage: text === '' && hasImage, before })
    link = null
  }
  return {
    end,
    start({ href }) {
      end()
      if (href !== undefined) {
        link = { href: cut(href.trim(), LIMITS.hrefLength), before: recent, text: '', hasImage: false }
      }
    },
    addText(text) {
      recent = (recent + text.slice(-LIMITS.beforeLinkLength)).slice(-LIMITS.beforeLinkLength)
      if (link && link.text.length < LIMITS.linkTextLength) link.text += cut(text, LIMITS.linkTextLength)
    },
    addImage() {
      if (link) link.hasImage = true
    },
    links,
  }
}
