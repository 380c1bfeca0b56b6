/*
 * The HTML of a message as it may be looked at: what it says and how it is laid out, and nothing that loads, leads
 * anywhere or runs. It is shown in a frame that could do none of it either; both hold by themselves.
 */
import sanitizeHtml from 'sanitize-html'
import { cut } from './cut.ts'
import { cleanStyle } from './html/clean-style.ts'
import { pixels } from './html/inline-style.ts'
import { readableLength } from './html/readable-length.ts'
import { LIMITS } from './limits.ts'

type Attributes = Readonly<Record<string, string>>

const TAGS =
  'a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr'

/** What they hold is not for the reader, or is read differently by different programs. */
const DROPPED = ['script', 'style', 'title', 'textarea', 'option', 'xmp', 'noscript', 'noembed', 'noframes', 'template']
const FOREIGN = ['svg', 'math', 'iframe', 'object', 'applet', 'audio', 'video', 'plaintext', 'select']

const EVERYWHERE = ['align', 'bgcolor', 'color', 'dir', 'height', 'lang', 'role', 'style', 'title', 'valign', 'width']

/** No wider or higher than a page, so that the place of a picture stays a place. */
const MAX_BOX = 800

const sizeOf = (attributes: Attributes): string =>
  (['width', 'height'] as const)
    .map((side) => ({ side, length: pixels(attributes[side]) }))
    .filter(({ length }) => length !== null && length > 1)
    .map(({ side, length }) => `min-${side}:${Math.min(length ?? 0, MAX_BOX)}px;`)
    .join('')

/** In the place of a picture: a box of its size, with what the author says it shows. */
const boxOf = (attributes: Attributes): sanitizeHtml.Tag => ({
  tagName: 'span',
  attribs: {
    role: 'img',
    style: `${sizeOf(attributes)}display:inline-block;border:1px dashed #888888;color:#555555;font-size:12px`,
  },
  text: cut(attributes['alt'] ?? '', LIMITS.altLength),
})

/** The address stays to be read, and leads nowhere. */
const linkTag = ({ href = '', style = '', ...rest }: Attributes): sanitizeHtml.Tag => ({
  tagName: 'a',
  attribs: {
    ...rest,
    title: cut(href, LIMITS.hrefLength),
    style: `text-decoration:underline;${style}`,
  },
})

const withCleanStyle = (tagName: string, attributes: Attributes): sanitizeHtml.Tag => {
  const style = cleanStyle(attributes['style'] ?? '')
  const { style: _, ...rest } = attributes
  return { tagName, attribs: style === '' ? rest : { ...rest, style } }
}

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: TAGS.split(' '),
  nonTextTags: [...DROPPED, ...FOREIGN],
  disallowedTagsMode: 'discard',
  allowedAttributes: {
    '*': EVERYWHERE,
    table: ['border', 'cellpadding', 'cellspacing'],
    td: ['colspan', 'rowspan', 'nowrap'],
    th: ['colspan', 'rowspan', 'nowrap', 'scope'],
    col: ['span'],
    colgroup: ['span'],
    font: ['face', 'size'],
    ol: ['start', 'type'],
    li: ['value'],
  },
  allowedSchemes: [],
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  nestingLimit: LIMITS.htmlDepth,
  transformTags: {
    img: (_, attributes) => boxOf(attributes),
    a: (_, attributes) => linkTag(attributes),
    '*': withCleanStyle,
  },
}

/** The HTML to be shown. Every picture is a box with its `alt`. Never throws; what is beyond the limits is left out. */
export const htmlView = (html: string): string => {
  const bounded = cut(html, LIMITS.bodyOctets)
  return sanitizeHtml(bounded.slice(0, readableLength(bounded)), OPTIONS)
}
