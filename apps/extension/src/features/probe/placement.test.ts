import { describe, expect, it } from 'vitest'
import { anchorOf, cornerBox, freeCorner, type Box } from './placement.ts'

const WINDOW = { width: 1280, height: 720 }
const PANEL = { width: 360, height: 300 }
const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html')

describe('the corner of the panel', () => {
  it('is the lower one at the end of the lines when nothing is there', () => {
    expect(freeCorner(PANEL, WINDOW, [])).toBe('bottom-end')
  })

  it('keeps away from a cookie banner along the bottom', () => {
    expect(freeCorner(PANEL, WINDOW, [box(0, 640, 1280, 80)])).toBe('top-end')
  })

  it('covers no control of the page', () => {
    const obstacles = [box(0, 640, 1280, 80), box(1000, 20, 120, 40)]
    const corner = freeCorner(PANEL, WINDOW, obstacles)
    expect(corner).toBe('top-start')
    expect(cornerBox('top-start', PANEL, WINDOW)).toEqual({ left: 16, top: 16, right: 376, bottom: 316 })
  })

  it('is none when every corner holds a control, or the window is too small', () => {
    expect(freeCorner(PANEL, WINDOW, [box(0, 0, 1280, 720)])).toBeNull()
    expect(freeCorner(PANEL, { width: 380, height: 200 }, [])).toBeNull()
  })
})

describe('what the panel stands beside', () => {
  it('is the form of the address on the home page, whatever it is called', () => {
    const page = parse('<body id="home"><form action="check"><p><input id="email"></p></form></body>')
    expect(anchorOf(page, { kind: 'home', address: null })?.tagName).toBe('FORM')
  })

  it('is the address itself where there is no form', () => {
    const page = parse('<body id="home"><code id="email"></code></body>')
    expect(anchorOf(page, { kind: 'home', address: null })?.tagName).toBe('CODE')
  })

  it('is nothing on a page that is not understood', () => {
    expect(anchorOf(parse('<body></body>'), { kind: 'unknown', expected: 'home' })).toBeNull()
  })
})
