import { createHash } from 'node:crypto'
import { policyFor } from '../pages/layout.ts'
import { STYLE } from '../pages/style.ts'

/** The style sheet of the page of a link: on a phone, on a screen, on A4. */
export const HANDOVER_STYLE = `${STYLE}
.handover { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; --wrong: light-dark(#fdf0ee, #33211f); --waiting: light-dark(#c9c4b8, #454e56) }
.handover h1 { overflow-wrap: anywhere }
.handover h2 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; padding: 0; border: 0 }
.handover h2, .handover h3 { break-after: avoid }
.progress { margin: 1.5rem 0 }
.meter { display: flex; gap: 4px; margin-block-end: .6rem }
.meter span { flex: 1; height: 8px; border-radius: 4px; background: var(--waiting) }
.meter [data-piece=published] { background: var(--accent) }
.meter [data-piece=partly] { background: var(--patch) }
.meter [data-piece=different] { background: var(--delete) }
.count { font-size: 1.25rem; font-weight: 600; margin: 0 }
.where h2 { margin-block-start: 0 }
.where p { overflow-wrap: anywhere }
.way { display: inline-block; margin: .5rem .75rem 0 0; padding: .5rem .9rem; border: 1px solid var(--accent); border-radius: 8px; font-weight: 600; text-decoration: none; overflow-wrap: anywhere }
.way:hover { background: var(--tint); text-decoration: underline }
.records { list-style: none; margin: 0; padding: 0 }
.records > li { --state: var(--soft); border-inline-start: 4px solid var(--waiting); break-inside: avoid }
.records > [data-state=different] { --state: var(--delete); border-inline-start-color: var(--delete) }
.records > [data-state=published] { --state: var(--accent); border-inline-start-color: var(--accent); padding-block: .9rem }
.records > [data-state=partly] { --state: var(--patch); border-inline-start-color: var(--patch) }
.records h3 { overflow-wrap: anywhere }
.records > [data-state=published] h3 { margin: 0; font-size: 1rem; font-weight: 400 }
.state { font-weight: 600; font-size: .9rem; margin: 0 0 .35rem; color: var(--state) }
.state::before { content: "\\25CB\\A0" / "" }
[data-state=different] .state::before { content: "\\2715\\A0" / "" }
[data-state=partly] .state::before { content: "\\25D0\\A0" / "" }
[data-state=published] .state::before { content: "\\2713\\A0" / "" }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr); gap: .35rem 1rem; align-items: baseline; margin: .75rem 0 0 }
dt { color: var(--soft); font-size: .9rem }
dd { margin: 0 }
.copy { display: block; font-family: var(--mono); font-size: .875em; padding: .35rem .6rem; background: var(--code); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; word-break: break-all; cursor: copy; user-select: all; -webkit-user-select: all }
.copy:hover { border-color: var(--accent) }
.handover pre { white-space: pre-wrap; word-break: break-all; user-select: all; -webkit-user-select: all }
.notes { margin: .6rem 0 0; padding-inline-start: 1.1rem; font-size: .92rem; overflow-wrap: anywhere }
.wrong { padding: .5rem .75rem; border-radius: 8px; background: var(--wrong); overflow-wrap: anywhere; max-width: none }
@media (max-width: 30rem) {
  .handover { padding-block-start: 1.5rem }
  .handover h1 { font-size: 1.5rem }
  .card { padding: 1rem }
  .way { display: block; margin-inline-end: 0; text-align: center }
  dl { grid-template-columns: minmax(0, 1fr); gap: .1rem }
  dd + dt { margin-block-start: .5rem }
}
@page { size: A4; margin: 14mm 16mm }
@media print {
  :root { color-scheme: light; --page: #fff; --card: #fff; --code: #fff }
  html { font-size: 9.5pt }
  body { line-height: 1.45 }
  .handover { max-width: none; padding: 0 }
  .handover h1 { font-size: 16pt }
  .handover h2 { margin-block-start: 1.1rem }
  .handover p { max-width: none }
  .screen { display: none }
  .meter span { -webkit-print-color-adjust: exact; print-color-adjust: exact }
  .way { display: block; padding: 0; border: 0 }
  a[href]::after { content: " (" attr(href) ")"; font-weight: 400; overflow-wrap: anywhere }
  .card { margin: .6rem 0; padding: .7rem .9rem; border-radius: 0 }
  .copy { padding: .15rem .5rem }
  dl { gap: .2rem .8rem; margin-block-start: .4rem }
}
`

const STYLE_SOURCE = `'sha256-${createHash('sha256').update(HANDOVER_STYLE).digest('base64')}'`

/** The policy of the page: this style sheet, and no other. */
export const HANDOVER_POLICY = policyFor(STYLE_SOURCE)
