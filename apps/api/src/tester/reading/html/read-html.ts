/* What an HTML part holds, read as a stream by htmlparser2: no tree is built, whatever the part looks like. */
import { type HtmlFacts, RISKY_TAGS, type RiskyTag } from '@bienrecu/audit/content/evidence'
import { Parser } from 'htmlparser2'
import { cut } from '../cut.ts'
import { LIMITS } from '../limits.ts'
import type { HtmlLink } from '../links/collect-links.ts'
import { bareAddress } from '../links/host.ts'
import { nextTurn } from '../next-turn.ts'
import { isHidden, readStyle } from './inline-style.ts'
import { readImage } from './read-image.ts'
import { createVisibleText } from './visible-text.ts'

export interface HtmlReading {
  readonly facts: HtmlFacts
  readonly links: readonly HtmlLink[]
  /** What `cid:` addresses name, without brackets. */
  readonly contentIds: ReadonlySet<string>
}

type Attributes = Readonly<Record<string, string>>

/** The text inside is no text of the message. */
const UNREAD = new Set(['style', 'script', 'title', 'template', 'iframe', 'noembed', 'noframes', 'object'])
/** The text before and after does not belong to one word. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
)
/** HTML Standard §13.1.2.4: their end tag may be left out. */
const OPTIONAL_END = new Set(
  'html head body p li dt dd tr td th thead tbody tfoot colgroup caption option optgroup rt rp'.split(' '),
)
const VOID = new Set(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'.split(
    ' ',
  ),
)

const RISKY: ReadonlySet<string> = new Set(RISKY_TAGS)
const isRisky = (name: string): name is RiskyTag => RISKY.has(name)

/** Characters given to the parser at once: between two, the limits are looked at. */
const STRETCH = 8 * 1024

/** Also counts the end tags that were written: the parser itself passes over those that close nothing. */
class CountingParser extends Parser {
  written = 0
  override onclosetag(start: number, end: number): void {
    this.written += 1
    super.onclosetag(start, end)
  }
}

const isScript = (value: string): boolean =>
  value.includes(':') && /^(?:javascript|vbscript):/i.test(bareAddress(value))

/** Attributes that run a program: handlers of events, and addresses that are one. */
const countScripts = (attributes: Attributes): number => {
  let scripts = 0
  for (const name of Object.keys(attributes)) {
    if (name.startsWith('on') && name.length > 3) scripts += 1
    else if (isScript(attributes[name] ?? '')) scripts += 1
  }
  return scripts
}

const isExternalStyle = (name: string, attributes: Attributes): boolean =>
  name === 'link' && /\bstylesheet\b/i.test(attributes['rel'] ?? '') && (attributes['href'] ?? '') !== ''

const riskyTagOf = (name: string, attributes: Attributes): RiskyTag | null => {
  if (name === 'meta') return attributes['http-equiv']?.toLowerCase() === 'refresh' ? 'meta-refresh' : null
  return isRisky(name) ? name : null
}

/** Takes what the parser finds, one piece after the other. */
const createReader = () => {
  const visible = createVisibleText()
  const images: HtmlFacts['images'][number][] = []
  const riskyTags: Partial<Record<RiskyTag, number>> = {}
  const links: HtmlLink[] = []
  const contentIds = new Set<string>()
  /** For each open element: whether it hides what it holds. */
  const hides: boolean[] = []
  let [hidden, unread, imageCount, scriptAttributes, tags, unclosed, closed] = [0, 0, 0, 0, 0, 0, 0]
  let hasExternalStyle = false
  let language: string | null = null
  let isInStyle = false
  let recent = ''
  let link: { href: string; text: string; hasImage: boolean; before: string } | null = null

  const endLink = (): void => {
    if (!link) return
    const text = link.text.replace(/\s+/g, ' ').trim()
    if (links.length < LIMITS.links) {
      links.push({ href: link.href, text, isImage: text === '' && link.hasImage, before: link.before })
    }
    link = null
  }
  const startLink = (attributes: Attributes): void => {
    endLink()
    const href = attributes['href']
    if (href !== undefined)
      link = { href: cut(href.trim(), LIMITS.hrefLength), text: '', hasImage: false, before: recent }
  }
  const addImage = (attributes: Attributes, isItselfHidden: boolean): void => {
    imageCount += 1
    if (link) link.hasImage = true
    const image = readImage(attributes, hidden > 0 || isItselfHidden)
    if (image.src.toLowerCase().startsWith('cid:') && contentIds.size < LIMITS.parts) contentIds.add(image.src.slice(4))
    if (images.length < LIMITS.images) images.push(image)
  }
  const open = (name: string, attributes: Attributes): void => {
    tags += 1
    if (!INLINE.has(name)) visible.breakWord()
    const style = attributes['style']
    const hidesAll = attributes['hidden'] !== undefined || (style !== undefined && isHidden(readStyle(style)))
    const risky = riskyTagOf(name, attributes)
    if (risky) riskyTags[risky] = (riskyTags[risky] ?? 0) + 1
    scriptAttributes += countScripts(attributes)
    hasExternalStyle ||= isExternalStyle(name, attributes)
    if ((name === 'html' || name === 'body') && language === null) {
      language = cut((attributes['lang'] ?? attributes['xml:lang'] ?? '').trim(), 35) || null
    }
    if (name === 'img') addImage(attributes, hidesAll)
    if (name === 'a' || name === 'area') startLink(attributes)
    if (name === 'area') endLink()
    isInStyle = name === 'style'
    if (UNREAD.has(name)) unread += 1
    if (hidesAll) hidden += 1
    hides.push(hidesAll)
  }
  const close = (name: string, isImplied: boolean): void => {
    if (hides.pop() === true) hidden -= 1
    if (UNREAD.has(name)) unread -= 1
    if (name === 'a') endLink()
    if (!INLINE.has(name)) visible.breakWord()
    isInStyle = false
    if (VOID.has(name)) return
    if (!isImplied) closed += 1
    else if (!OPTIONAL_END.has(name)) unclosed += 1
  }
  const read = (text: string): void => {
    if (isInStyle && /@import/i.test(text)) hasExternalStyle = true
    if (unread > 0) return
    visible.add(text, hidden > 0)
    recent = (recent + text.slice(-LIMITS.beforeLinkLength)).slice(-LIMITS.beforeLinkLength)
    if (link && link.text.length < LIMITS.linkTextLength) link.text += cut(text, LIMITS.linkTextLength)
  }
  return {
    open,
    close,
    read,
    isFull: () => tags > LIMITS.htmlTags || hides.length > LIMITS.htmlDepth,
    finish: (written: number, size: number): HtmlReading => {
      endLink()
      return {
        facts: {
          size,
          ...visible.facts(),
          images,
          imageCount,
          riskyTags,
          scriptAttributes,
          hasExternalStyle,
          language,
          unbalancedTags: unclosed + Math.max(0, written - closed),
        },
        links,
        contentIds,
      }
    },
  }
}

/** Reads the HTML; `size` is told by who decoded it. What stands beyond the limits is not read. */
export const readHtml = async (html: string, size: number): Promise<HtmlReading> => {
  const reader = createReader()
  const parser = new CountingParser({ onopentag: reader.open, onclosetag: reader.close, ontext: reader.read })
  for (let at = 0; at < html.length && !reader.isFull(); at += STRETCH) {
    parser.write(html.slice(at, at + STRETCH))
    if (at > 0 && at % (16 * STRETCH) === 0) await nextTurn()
  }
  parser.end()
  return reader.finish(parser.written, size)
}
