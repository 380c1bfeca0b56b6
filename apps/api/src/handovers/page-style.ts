import { createHash } from 'node:crypto'
import { STYLE } from '../pages/style.ts'

/** The style sheet of the page of a link: on a phone, on a screen, on A4. */
export const HANDOVER_STYLE = `${STYLE}
.handover { max-width: 48rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem }
.handover h2 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; padding: 0; border: 0 }
.handover h1 { overflow-wrap: anywhere }
.handover h2, .handover h3 { break-after: avoid }
.records { list-style: none; margin: 0; padding: 0 }
.records > li { border-inline-start: 4px solid var(--delete); break-inside: avoid }
.records > [data-state=published] { border-inline-start-color: var(--accent) }
.records > [data-state=partly] { border-inline-start-color: var(--patch) }
.records h3 { overflow-wrap: anywhere }
.state { display: inline-block; font-weight: 600; font-size: .9rem; margin: 0 0 .35rem; color: var(--delete) }
[data-state=published] .state { color: var(--accent) }
[data-state=partly] .state { color: var(--patch) }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr); gap: .35rem 1rem; margin: .75rem 0 }
dt { color: var(--soft); font-size: .9rem }
dd { margin: 0 }
.copy { display: block; font-family: var(--mono); font-size: .875em; padding: .35rem .6rem; background: var(--code); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; user-select: all; -webkit-user-select: all }
.handover pre { white-space: pre-wrap; overflow-wrap: anywhere; user-select: all; -webkit-user-select: all }
.notes { margin: .5rem 0 0; padding-inline-start: 1.1rem; font-size: .92rem; overflow-wrap: anywhere }
.wrong { padding: .5rem .75rem; border-radius: 8px; background: light-dark(#fdf0ee, #33211f); overflow-wrap: anywhere }
.meter { font-size: 1.1rem; font-weight: 600 }
@media (max-width: 30rem) {
  dl { grid-template-columns: minmax(0, 1fr); gap: .1rem }
  dd + dt { margin-block-start: .5rem }
}
@page { size: A4; margin: 16mm }
@media print {
  :root { color-scheme: light; --page: #fff; --card: #fff; --code: #fff }
  body { font-size: 10.5pt }
  .handover { max-width: none; padding: 0 }
  .screen { display: none }
  a[href]::after { content: " (" attr(href) ")"; overflow-wrap: anywhere }
  .card { padding: .75rem 1rem; border-radius: 0 }
}
`

/** What a Content-Security-Policy must name so that this style, and no other, applies. */
export const HANDOVER_STYLE_SOURCE = `'sha256-${createHash('sha256').update(HANDOVER_STYLE).digest('base64')}'`
