/* The message as the frames of its report show it. Nothing here may load, lead anywhere or run; the policies say it again. */
import { createHash } from 'node:crypto'
import { html } from 'hono/html'
import { type Html, layout } from '../../pages/layout.ts'
import { htmlView } from '../reading/html-view.ts'
import { readView } from '../reading/read-view.ts'
import type { TesterSay } from './say-tester.ts'
import { seenLines } from './seen-text.ts'

/** A message brings its own styles, as attributes. */
export const HTML_POLICY = "default-src 'none'; style-src 'unsafe-inline'"

const VIEW_STYLE = `
:root { color-scheme: light dark }
body { margin: 0; padding: 1rem; background: light-dark(#fff, #1b2024); color: light-dark(#1d2329, #e6e9ec) }
pre { margin: 0; font: .875rem/1.5 ui-monospace, "SFMono-Regular", "Cascadia Code", "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere }
p { font: .9rem/1.5 system-ui, sans-serif }
`
export const TEXT_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(VIEW_STYLE).digest('base64')}'`

/** A page of text that a browser shows without effort. */
const MAX_TEXT = 300_000 // characters
/** Gmail clips at 102 kB; cleaning as many characters of nothing but tags takes an eighth of a second. */
const MAX_HTML = 250_000 // characters

/** The HTML version, cleaned. */
export const htmlPage = async (say: TesterSay, source: Uint8Array): Promise<string> => {
  const { html } = await readView(source)
  const body = html ?? ''
  const rest = body.length > MAX_HTML ? `<p>${say('message.cut')}</p>` : ''
  return `<!doctype html><meta charset="utf-8"><meta name="robots" content="noindex"><title>HTML</title><body>${htmlView(body.slice(0, MAX_HTML))}${rest}</body>`
}

const preformatted = (say: TesterSay, title: string, text: string, isCut: boolean): Html =>
  layout(
    say.locale,
    title,
    html`<pre>${seenLines(text)}</pre>
      ${isCut ? html`<p>${say('message.cut')}</p>` : ''}`,
    { style: VIEW_STYLE },
  )

/** The text version. */
export const textPage = async (say: TesterSay, source: Uint8Array): Promise<Html> => {
  const { text } = await readView(source)
  const shown = text ?? ''
  return preformatted(say, say('message.text'), shown.slice(0, MAX_TEXT), shown.length > MAX_TEXT)
}

/** The beginning of the source; the whole of it is in the file. */
export const sourcePage = (say: TesterSay, source: Uint8Array): Html => {
  const text = new TextDecoder().decode(source.subarray(0, MAX_TEXT))
  return preformatted(say, say('message.source'), text, source.length > MAX_TEXT)
}
