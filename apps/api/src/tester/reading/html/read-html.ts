/* What an HTML part holds, read as a stream by htmlparser2: no tree is built, whatever the part looks like. */
import type { HtmlFacts, RiskyTag } from '@bienrecu/audit/content/evidence'
import { Parser } from 'htmlparser2'
import { cut } from '../cut.ts'
import { LIMITS } from '../limits.ts'
import type { HtmlLink } from '../links/collect-links.ts'
import { nextTurn } from '../next-turn.ts'
import { type Attributes, createImageCollector } from './collect-images.ts'
import { createHtmlLinkCollector } from './collect-html-links.ts'
import { isHidden, readStyle } from './inline-style.ts'
import { countScripts, isExternalStyle, riskyTagOf } from './risky-markup.ts'
import { createVisibleText } from './visible-text.ts'

export interface HtmlReading {
  readonly facts: HtmlFacts
  readonly links: readonly HtmlLink[]
  /** What `cid:` addresses name, without brackets. */
  readonly contentIds: ReadonlySet<string>
}

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

/** Counts what the elements of a part are, apart from what they say. */
const createMarkupCounter = () => {
  const riskyTags: Partial<Record<RiskyTag, number>> = {}
  let [tags, scriptAttributes, unclosed, closed] = [0, 0, 0, 0]
  let hasExternalStyle = false
  let language: string | null = null
  return {
    open(name: string, attributes: Attributes): void {
      tags += 1
      const risky = riskyTagOf(name, attributes)
      if (risky) riskyTags[risky] = (riskyTags[risky] ?? 0) + 1
      scriptAttributes += countScripts(attributes)
      hasExternalStyle ||= isExternalStyle(name, attributes)
      if ((name === 'html' || name === 'body') && language === null) {
        language = cut((attributes['lang'] ?? attributes['xml:lang'] ?? '').trim(), LIMITS.languageLength) || null
      }
    },
    close(name: string, isImplied: boolean): void {
      if (VOID.has(name)) return
      if (!isImplied) closed += 1
      else if (!OPTIONAL_END.has(name)) unclosed += 1
    },
    readStyleSheet(text: string): void {
      if (/@import/i.test(text)) hasExternalStyle = true
    },
    tags: () => tags,
    /** `written`: end tags in all. */
    facts: (written: number) => ({
      riskyTags,
      scriptAttributes,
      hasExternalStyle,
      language,
      unbalancedTags: unclosed + Math.max(0, written - closed),
    }),
  }
}

/** Takes what the parser finds, one piece after the other. */
const createReader = () => {
  const visible = createVisibleText()
  const markup = createMarkupCounter()
  const images = createImageCollector()
  const links = createHtmlLinkCollector()
  /** For each open element: whether it hides what it holds. */
  const hides: boolean[] = []
  let [hidden, unread] = [0, 0]
  let isInStyle = false

  const open = (name: string, attributes: Attributes): void => {
    markup.open(name, attributes)
    if (!INLINE.has(name)) visible.breakWord()
    const style = attributes['style']
    const hidesAll = attributes['hidden'] !== undefined || (style !== undefined && isHidden(readStyle(style)))
    if (hidesAll) hidden += 1
    hides.push(hidesAll)
    if (name === 'img') {
      links.addImage()
      images.add(attributes, hidden > 0)
    }
    if (name === 'a' || name === 'area') links.start(attributes)
    if (name === 'area') links.end()
    if (UNREAD.has(name)) unread += 1
    isInStyle = name === 'style'
  }
  const close = (name: string, isImplied: boolean): void => {
    markup.close(name, isImplied)
    if (!INLINE.has(name)) visible.breakWord()
    if (hides.pop() === true) hidden -= 1
    if (name === 'a') links.end()
    if (UNREAD.has(name)) unread -= 1
    isInStyle = false
  }
  const read = (text: string): void => {
    if (isInStyle) markup.readStyleSheet(text)
    if (unread > 0) return
    visible.add(text, hidden > 0)
    links.addText(text)
  }
  const finish = (written: number, size: number): HtmlReading => {
    links.end()
    const facts = {
      size,
      ...visible.facts(),
      images: images.images,
      imageCount: images.count(),
      ...markup.facts(written),
    }
    return { facts, links: links.links, contentIds: images.contentIds }
  }
  const isFull = (): boolean => markup.tags() > LIMITS.htmlTags || hides.length > LIMITS.htmlDepth
  return { open, close, read, isFull, finish }
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
