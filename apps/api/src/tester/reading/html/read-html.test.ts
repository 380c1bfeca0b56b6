import { describe, expect, it } from 'vitest'
import { factOf, lines } from '../fixtures/read-for-test.ts'
import { readHtml } from './read-html.ts'

const read = async (html: string) => (await readHtml(html, html.length)).facts

describe('the text that a reader sees', () => {
  it('has single spaces, and words apart where blocks are', async () => {
    const facts = await read(
      '<title>No</title><style>p{}</style><p>Un&nbsp;<b>de</b>ux\n  trois</p><p>quatre</p><script>x</script>',
    )
    expect(facts).toMatchObject({ text: 'Un deux trois quatre', textLength: 20, hiddenLength: 0 })
  })

  it.each([
    'display:none',
    'DISPLAY: None !important',
    'visibility:hidden',
    'font-size:0',
    'font-size:0px',
    'font-size: 0.0em',
    'opacity:0',
    'max-height:0;overflow:hidden',
    'color:#fff;background-color:#FFFFFF',
    'color:white;background:#fff',
    'color:rgb(255, 255, 255);background:white',
  ])('does not hold what is hidden by %s', async (style) => {
    expect(await read(`<p>a</p><div style="${style}">secret<b> word</b></div><p>b</p>`)).toMatchObject({
      text: 'a b',
      hiddenLength: 10,
    })
  })

  it.each([
    'display:block',
    'font-size:10px',
    'color:#ffffff',
    'color:#ffffff;background:#000',
    'opacity:0.5',
    'height:0',
  ])('holds what %s leaves to be seen', async (style) =>
    expect(await read(`<p style="${style}">seen</p>`)).toMatchObject({ text: 'seen', hiddenLength: 0 }),
  )
})

it('is measured as UTF-8, whatever its charset', async () => {
  const message = lines('Content-Type: text/html; charset=iso-8859-1', 'Content-Transfer-Encoding: base64', '', '6enp')
  expect(await factOf(message, 'html')).toMatchObject({ text: 'ééé', size: 6 })
})

describe('pictures', () => {
  it('are counted, with their alternative text and their size', async () => {
    const facts = await read(
      '<img src="https://example.org/a.png" alt="A" width="100" height="50px"><img src="cid:b" alt=""><img src="https://example.org/t" width=1 height=1><div style="display:none"><img src="x"></div>',
    )
    expect(facts.imageCount).toBe(4)
    expect(facts.images).toEqual([
      { src: 'https://example.org/a.png', alt: 'A', width: 100, height: 50, isEmbedded: false, isTracker: false },
      { src: 'cid:b', alt: '', width: null, height: null, isEmbedded: true, isTracker: false },
      { src: 'https://example.org/t', alt: null, width: 1, height: 1, isEmbedded: false, isTracker: true },
      { src: 'x', alt: null, width: null, height: null, isEmbedded: false, isTracker: true },
    ])
  })
})

describe('what mail programs drop or distrust', () => {
  it('is counted', async () => {
    const facts = await read(
      '<html lang="fr"><link rel=stylesheet href=x><meta http-equiv=Refresh content=0><meta charset=utf-8><script></script><form><input><input></form><svg></svg><p onclick=x><a href=" java\nscript:x">y</a>',
    )
    expect(facts.riskyTags).toEqual({ link: 1, 'meta-refresh': 1, script: 1, form: 1, input: 2, svg: 1 })
    expect(facts).toMatchObject({ scriptAttributes: 2, hasExternalStyle: true, language: 'fr' })
  })

  it('is an imported style too', async () => {
    expect((await read('<style>@import url(x)</style>')).hasExternalStyle).toBe(true)
    expect((await read('<style>p{}</style><p>@import</p>')).hasExternalStyle).toBe(false)
  })
})

describe('tags that do not fit', () => {
  it.each([
    ['<div><p>a<p>b<ul><li>c<li>d</ul><br></div>', 0],
    ['<div><span>a</div>', 1],
    ['<div>a</span></div>', 1],
    ['<b><i>a</b></i>', 2],
    ['<table><tr><td>a<td>b</table>', 0],
    ['<html><body><p>a', 0],
  ])('are counted: %s', async (html, count) => {
    expect((await read(html)).unbalancedTags).toBe(count)
  })
})

describe('links', () => {
  const linksOf = (html: string) => factOf(lines('Content-Type: text/html; charset=utf-8', '', html), 'links')

  it.each([
    [
      '<a href="HTTPS://Example.ORG:8080/x"> Le\n menu </a>',
      { scheme: 'https', host: 'example.org', text: 'Le menu', textHost: null },
    ],
    [
      '<a href="https://www.example.net/x">www.example.org/y</a>',
      { host: 'www.example.net', textHost: 'www.example.org' },
    ],
    ['<a href="https://example.net">Example.COM</a>', { textHost: 'example.com' }],
    ['<a href="https://example.net">Voir https://example.com/a, merci</a>', { textHost: 'example.com' }],
    ['<a href="https://example.net">Version 2.0</a>', { textHost: null }],
    ['<a href="mailto:a@example.org">a@example.org</a>', { scheme: 'mailto', host: null, textHost: null }],
    ['<a href="https://été.example.org"><img src=x></a>', { host: 'xn--t-9fab.example.org', text: '', isImage: true }],
    ['<a href="http://0x7f.1/">x</a>', { host: '127.0.0.1' }],
    ['<a href="http://[2001:DB8::1]/">x</a>', { host: '2001:db8::1' }],
    ['<a href="JavaScript:x">x</a>', { scheme: 'javascript', host: null }],
    ['<a href="java&#10;script:x">x</a>', { scheme: 'javascript', host: null }],
    ['<a href="#top">x</a>', { scheme: '', host: null }],
    ['<a href="//example.org/x">x</a>', { scheme: '', host: 'example.org' }],
    ['<a href="https://">x</a>', { scheme: 'https', host: null }],
    ['<area href="https://example.org/">', { host: 'example.org', isImage: false }],
  ])('are read: %s', async (html, link) => {
    expect(await linksOf(html)).toEqual([expect.objectContaining(link)])
  })

  it('are given once for each target and text', async () => {
    const link = '<a href="https://example.org">x</a>'
    expect(await linksOf(`${link}${link}<a href="https://example.org">y</a>`)).toHaveLength(2)
  })

  it.each([
    ['Voir https://example.org/a_(b). Merci', 'https://example.org/a_(b)'],
    ['(https://example.org/a)', 'https://example.org/a'],
    ['<https://example.org/a>', 'https://example.org/a'],
    ['« https://example.org/a »', 'https://example.org/a'],
    ['www.example.org, merci', 'http://www.example.org'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
    ['HTTP://EXAMPLE.ORG/?a=b&c=d;', 'HTTP://EXAMPLE.ORG/?a=b&c=d'],
  ])('are found in plain text: %s', async (text, href) => {
    const links = await factOf(lines('Content-Type: text/plain; charset=utf-8', '', text), 'links')
    expect(links).toEqual([expect.objectContaining({ href, from: 'text' })])
  })

  it.each(['a@www.example.org', 'https://', 'xhttp://example.org', 'example.org'])(
    'are not seen in %s',
    async (text) => {
      expect(await factOf(lines('', text), 'links')).toEqual([])
    },
  )
})
