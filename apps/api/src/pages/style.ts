import { createHash } from 'node:crypto'

/** The one style sheet of the pages, put into each of them: nothing else has to be loaded. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: light-dark(#fbfaf7, #14171a);
  --card: light-dark(#ffffff, #1b2024);
  --ink: light-dark(#1d2329, #e6e9ec);
  --soft: light-dark(#566069, #a4aeb7);
  --line: light-dark(#e2dfd8, #2e353b);
  --accent: light-dark(#0b6e4f, #6fd3a8);
  --tint: light-dark(#e9f3ee, #1d2f29);
  --code: light-dark(#f3f1ec, #0f1214);
  --get: light-dark(#0b5cad, #7db8f5);
  --post: light-dark(#0b6e4f, #6fd3a8);
  --patch: light-dark(#8a5a00, #eebf6a);
  --delete: light-dark(#b3261e, #f2938c);
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  --mono: ui-monospace, "SFMono-Regular", "Cascadia Code", "DejaVu Sans Mono", monospace;
}
* { box-sizing: border-box }
html { scroll-padding-block-start: 1.5rem }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth } }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.6 var(--sans) }
a { color: var(--accent); text-underline-offset: .15em }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance }
h1 { font-size: 1.9rem; margin: 0 }
h2 { font-size: 1.45rem; margin: 3.5rem 0 .5rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line) }
h3 { font-size: 1.1rem; margin: 0 0 .25rem }
h4 { font-size: .95rem; margin: 1.25rem 0 .4rem; color: var(--soft); font-weight: 600 }
p { margin: .5rem 0; max-width: 42rem; text-wrap: pretty }
code, pre { font-family: var(--mono); font-size: .875em }
:not(pre) > code { overflow-wrap: anywhere }
pre { margin: .5rem 0; padding: .9rem 1rem; background: var(--code); border: 1px solid var(--line); border-radius: 8px; overflow-x: auto; line-height: 1.5 }
.skip { position: absolute; inset-inline-start: -100vw }
.skip:focus { inset-inline-start: 1rem; inset-block-start: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 1 }
.bar { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; justify-content: space-between }
.soft { color: var(--soft) }
.layout { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 3rem; max-width: 78rem; margin: 0 auto; padding: 2.5rem 1.5rem 6rem }
.narrow { max-width: 44rem; margin: 0 auto; padding: 4rem 1.5rem }
nav h2 { margin: 2rem 0 .5rem; padding: 0; border: 0; font-size: 1rem }
nav ul { list-style: none; margin: 0; padding: 0; font-size: .9rem }
nav > ul > li { margin-block-end: .9rem }
nav a { display: block; padding: .15rem 0; color: var(--ink); text-decoration: none }
nav a:hover { color: var(--accent); text-decoration: underline }
nav ul ul a { color: var(--soft); padding-inline-start: .9rem; border-inline-start: 2px solid var(--line) }
nav .tag { font-weight: 600 }
@media (min-width: 62rem) {
  .layout { grid-template-columns: 16rem minmax(0, 1fr) }
  .layout > nav { position: sticky; inset-block-start: 0; max-height: 100vh; overflow-y: auto; align-self: start; padding-block-end: 2rem }
  .layout > header { grid-column: 1 / -1 }
}
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem 1.4rem; margin: 1.1rem 0 }
.card:target { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent) }
.route { display: flex; flex-wrap: wrap; gap: .4rem .7rem; align-items: center; margin: 0 0 .5rem }
.method { font: 700 .75rem/1 var(--mono); letter-spacing: .03em; padding: .35rem .5rem; border: 1px solid currentColor; border-radius: 6px }
.get { color: var(--get) } .post { color: var(--post) } .patch { color: var(--patch) } .delete { color: var(--delete) }
.path { font-size: 1rem }
.pill { font-size: .8rem; background: var(--tint); color: var(--accent); padding: .1rem .55rem; border-radius: 99px }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: .92rem }
th, td { text-align: start; vertical-align: top; padding: .45rem .9rem .45rem 0; border-block-end: 1px solid var(--line) }
th { color: var(--soft); font-weight: 600; font-size: .82rem }
tr:last-child td { border-block-end: 0 }
td:first-child { white-space: nowrap }
td .soft { font-size: .88em }
details { margin: .75rem 0 0 }
summary { cursor: pointer; color: var(--accent); width: fit-content }
ol li { margin-block: .6rem; padding-inline-start: .25rem }
.answers { list-style: none; margin: 0; padding: 0 }
.answers li { margin-block: .4rem }
.answers .number { font: 700 .85rem/1 var(--mono); color: var(--soft); margin-inline-end: .5rem }
.layout > main > h2:first-child { margin-block-start: 0; border: 0 }
@media (max-width: 61.99rem) { .layout > main > h2:first-child { margin-block-start: 2.5rem } }
`

/** What a Content-Security-Policy must name so that this style, and no other, applies. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`
