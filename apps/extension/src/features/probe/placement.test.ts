import { describe, expect, it } from 'vitest'
import { anchorOf, overlaps } from './placement.ts'

const box = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html')

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

describe('a corner', () => {
  it('is taken by whatever reaches into it, and not by what merely touches it', () => {
    expect(overlaps(box(900, 400, 360, 300), box(0, 640, 1280, 80))).toBe(true)
    expect(overlaps(box(900, 16, 360, 300), box(0, 640, 1280, 80))).toBe(false)
    expect(overlaps(box(0, 0, 100, 100), box(100, 0, 100, 100))).toBe(false)
  })
})
