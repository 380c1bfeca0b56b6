import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { hostileHtml } from './fixtures/hostile-html.ts'
import { htmlView } from './html-view.ts'

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

const elementsOf = (html: string): Element[] => {
  const elements: Element[] = []
  const parser = new Parser({
    onopentag: (name, attributes) => void elements.push({ name, attributes }),
    oncomment: () => void elements.push({ name: '!--', attributes: {} }),
    onprocessinginstruction: () => void elements.push({ name: '?', attributes: {} }),
  })
  parser.end(html)
  return elements
}

/** Everything that elements may say of themselves, and none of it can load, lead or run. */
const HARMLESS = new Set(
  'align alt bgcolor border cellpadding cellspacing color colspan dir face height lang nowrap role rowspan scope size span start style title type valign value width'.split(
    ' ',
  ),
)
const HARMLESS_TAGS =
  /^(?:a|abbr|acronym|address|article|aside|b|bdi|bdo|big|blockquote|br|caption|center|cite|code|col|colgroup|dd|del|dfn|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|ins|kbd|li|main|mark|nav|ol|p|pre|q|rp|rt|ruby|s|samp|section|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|wbr)$/

/** Without parentheses `url` is a word like any other. */
const isHarmlessStyle = (style: string): boolean => {
  const withoutColours = style.replace(/\b(?:rgb|hsl)a?\([\d .,%/]+\)/g, '')
  return !/[()\\@/{}<>]|expression|import|binding|behavior|--/i.test(withoutColours)
}

const expectHarmless = (html: string): void => {
  for (const { name, attributes } of elementsOf(html)) {
    expect(name).toMatch(HARMLESS_TAGS)
    for (const [attribute, value] of Object.entries(attributes)) {
      expect(HARMLESS.has(attribute), `${name} ${attribute}`).toBe(true)
      if (attribute === 'style') expect(isHarmlessStyle(value), value).toBe(true)
    }
  }
}

describe('what tries to run, to load or to lead somewhere', () => {
  it('is known in more than sixty forms', () => {
    expect(hostileHtml.length).toBeGreaterThan(100)
  })

  it.each(hostileHtml)('comes to nothing: %s', (html) => {
    const view = htmlView(html)
    expectHarmless(view)
    // The same once more: nothing is left that another reading would understand differently.
    expectHarmless(htmlView(view))
  })

  it('comes to nothing inside anything else that does', () => {
    const mixed = fc.array(fc.oneof(fc.constantFrom(...hostileHtml), fc.string({ maxLength: 10 })), { maxLength: 6 })
    const cut = fc.tuple(mixed, fc.nat({ max: 200 })).map(([pieces, at]) => {
      const html = pieces.join('')
      return html.slice(0, at) + html.slice(at + 3)
    })
    fc.assert(
      fc.property(cut, (html) => expectHarmless(htmlView(html))),
      { numRuns: 1_000 },
    )
  })
})

describe('the view of a message', () => {
  it('keeps what it says and how it is laid out', () => {
    const html =
      '<table width="600" bgcolor="#eeeeee"><tr><td style="padding: 4px; color: #333333"><b>Été</b></td></tr></table>'
    expect(htmlView(html)).toBe(
      '<table width="600" bgcolor="#eeeeee"><tr><td style="padding:4px;color:#333333"><b>Été</b></td></tr></table>',
    )
  })

  it('shows where a link leads, and does not lead there', () => {
    expect(htmlView('<a href="https://example.org/a?b=1&amp;c=2">Le menu</a>')).toBe(
      '<a title="https://example.org/a?b=1&amp;c=2" style="text-decoration:underline">Le menu</a>',
    )
  })

  it('shows the alternative text in the place of a picture', () => {
    const [box] = elementsOf(
      htmlView('<img src="https://example.org/x.png" alt="Notre &lt;carte&gt;" width="100" height="40">'),
    )
    expect(box).toMatchObject({ name: 'span', attributes: { role: 'img' } })
    expect(box?.attributes['style']).toContain('min-width:100px')
    expect(htmlView('<img src="x" alt="Notre &lt;carte&gt;">')).toContain('>Notre &lt;carte&gt;</span>')
  })

  it('shows no picture, not even one that travels in the message', () => {
    for (const src of ['cid:logo@x', 'data:image/png;base64,iVBORw0KGgo=']) {
      const view = htmlView(`<img src="${src}" alt="Logo">`)
      expect(view).toContain('>Logo</span>')
      expect(view).not.toMatch(/<img|cid:|data:/)
    }
  })

  it('keeps a text before and after what was taken away', () => {
    expect(htmlView('<p>a<script>x</script>b<svg><text>y</text></svg>c</p>')).toBe('<p>abc</p>')
  })

  it('ends where no program would read on', () => {
    const view = htmlView('<div>'.repeat(300_000))
    expect(elementsOf(view).length).toBeLessThanOrEqual(512)
  })
})
