import { describe, expect, it } from 'vitest'
import { disarmed } from './draw-message.ts'

const bodyOf = (html: string): string => disarmed(html).body.innerHTML

describe('a message that is shown', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror="alert(1)">',
    '<svg onload="alert(1)"><a xlink:href="javascript:alert(1)">x</a></svg>',
    '<a href="https://tracker.example/" ping="https://tracker.example/">x</a>',
    '<applet code="tracker"></applet><portal src="https://tracker.example/"></portal>',
    '<object data="https://tracker.example/"></object><embed src="https://tracker.example/">',
    '<form action="https://tracker.example/"><button formaction="https://tracker.example/">x</button></form>',
    '<link rel="preload" href="https://tracker.example/"><base href="https://tracker.example/">',
    '<meta http-equiv="refresh" content="0;url=https://tracker.example/">',
    '<img srcset="https://tracker.example/ 2x"><video poster="https://tracker.example/" src="https://tracker.example/"></video>',
    '<table background="https://tracker.example/"><tr><td>x</td></tr></table>',
    '<img src="data:image/svg+xml;base64,PHN2Zy8+">',
  ])('neither acts, nor loads, nor leads away: %s', (html) => {
    const shown = bodyOf(`<p>Bonjour</p>${html}`)
    expect(shown).toContain('<p>Bonjour</p>')
    expect(shown).not.toMatch(/tracker|alert|script|refresh|svg\+xml/i)
  })

  it('keeps its words, its look and the pictures it carries', () => {
    const shown = disarmed(
      '<html><head><style>p { color: red }</style></head><body><p style="margin:0">Été</p><img alt="logo" src="data:image/png;base64,iVBORw0K"></body></html>',
    )
    expect(shown.styles).toEqual(['p { color: red }'])
    expect(shown.body.innerHTML).toContain('<p style="margin:0">Été</p>')
    expect(shown.body.innerHTML).toContain('src="data:image/png;base64,iVBORw0K"')
  })
})
