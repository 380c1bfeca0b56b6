// @vitest-environment happy-dom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openPage } from '../fixtures/open-fixture.ts'
import { proseOf } from './element-prose.ts'
import { htmlProse } from './html-prose.ts'

const SAMPLES = [
  'Weight: <b>20KB</b>.<br>Your message contains <b>14</b>% of text.',
  '<p>What we retained is:</p><pre>"v=spf1 a mx ~all"</pre><p>It should be:</p><pre>"v=spf1 a ~all"</pre>',
  'Here are the values:<br /><ul><li>IP: 192.0.2.25</li><li>HELO: smtp.example.org</li></ul>',
  '<ul><li>&lt;img\nsrc="x" /&gt;</li></ul><p>add an empty one: alt=&quot;&quot; &#233; &#x2713; &amp;lt;</p>',
  'before<script>document.title = "<p>no</p>"</script>after<style>p { color: red }</style>',
  '<table><tbody><tr><td>one</td><td>two</td></tr></tbody></table>',
]

describe('prose', () => {
  it.each(SAMPLES)('is the same from a page and from the JSON form: %s', (html) => {
    const document = openPage(`<body><div id="part">${html}</div></body>`)
    const part = document.getElementById('part')
    expect(part && proseOf(part)).toEqual(htmlProse(html))
  })

  it('keeps the lines of lists and the whole of quotes', () => {
    expect(htmlProse(SAMPLES[2] ?? '').text).toBe('Here are the values:\nIP: 192.0.2.25\nHELO: smtp.example.org')
    expect(htmlProse(SAMPLES[1] ?? '').quotes).toEqual(['"v=spf1 a mx ~all"', '"v=spf1 a ~all"'])
  })

  it('leaves nested checks to themselves', () => {
    const document = openPage('<div id="part">mine<div class="test-result">nested</div></div>')
    const part = document.getElementById('part')
    expect(part && proseOf(part).text).toBe('mine')
  })

  it('drops a quote that its bounds have cut: half a record is another record', () => {
    const document = openPage(`<div id="part"><pre>v=spf1 ${'a '.repeat(20_000)}-all</pre></div>`)
    const part = document.getElementById('part')
    expect(part && proseOf(part).quotes).toEqual([])
  })

  it('ends for any text, within its bound', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '<pre>',
      '</pre>',
      '<script>',
      '</script',
      '&#0;',
      '&#x110000;',
      '<!--',
      'a',
      '"',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 200 }), (parts) => {
        expect(htmlProse(parts.join('')).text.length).toBeLessThanOrEqual(20_000)
      }),
    )
  })
})
