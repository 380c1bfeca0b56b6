import type { LinkFacts } from '@bienrecu/audit/content/evidence'
import { cut } from '../cut.ts'
import { LIMITS } from '../limits.ts'
import { hostInText, readAddress } from './host.ts'
import { textAddresses } from './text-links.ts'

/** A link as it stands in the HTML; nothing in it is longer than the facts may be. */
export interface HtmlLink {
  readonly href: string
  readonly text: string
  readonly isImage: boolean
  /** The end of what stands before it. */
  readonly before: string
}

const linkFacts = ({ href, text, isImage }: Omit<HtmlLink, 'before'>, from: LinkFacts['from']): LinkFacts => ({
  href,
  ...readAddress(href),
  text: cut(text, LIMITS.linkTextLength),
  textHost: hostInText(text),
  isImage,
  from,
})

/** The links of both bodies, each target and text once, those of the HTML first. */
export const collectLinks = (htmlLinks: readonly HtmlLink[], text: string | null): LinkFacts[] => {
  const links = new Map<string, LinkFacts>()
  const keep = (link: Omit<HtmlLink, 'before'>, from: LinkFacts['from']): void => {
    if (links.size >= LIMITS.links) return
    const key = `${link.href}\n${link.text}`
    if (!links.has(key)) links.set(key, linkFacts(link, from))
  }
  for (const link of htmlLinks) keep(link, 'html')
  const targets = new Set(htmlLinks.map(({ href }) => href))
  for (const href of text === null ? [] : textAddresses(text)) {
    if (!targets.has(href)) keep({ href, text: href, isImage: false }, 'text')
  }
  return [...links.values()]
}
