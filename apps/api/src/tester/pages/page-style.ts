import { createHash } from 'node:crypto'
import { STYLE } from '../../pages/style.ts'
import { REPORT_STYLE } from './report-style.ts'

/** The style sheet of the tester’s pages: the house’s, then what they all share, then the report. */
export const TESTER_STYLE = `${STYLE}
:root {
  --bad: light-dark(#b3261e, #f2938c);
  --warn: light-dark(#8a5a00, #eebf6a);
  --bad-tint: light-dark(#fdf0ee, #33211f);
  --warn-tint: light-dark(#fdf5e3, #2f2818);
}
.tester { max-width: 46rem; margin: 0 auto; padding: 2.25rem 1.25rem 5rem }
.head { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; justify-content: space-between; font-size: .95rem }
.brand { font-weight: 700; color: var(--ink); text-decoration: none }
.brand:hover { text-decoration: underline }
.tester h1 { margin-block-start: 1.75rem; overflow-wrap: anywhere }
.tester h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; padding: 0; border: 0 }
.card > h2:first-child, .card > h3:first-child { margin-block-start: 0 }
.lead { font-size: 1.1rem }
label, legend { font-weight: 600; font-size: .92rem }
.hint { display: block; font-weight: 400; color: var(--soft); font-size: .9rem }
input, textarea, button, select { font: inherit; color: inherit }
input:not([type=radio]), textarea { width: 100%; margin-block-start: .3rem; padding: .6rem .75rem; background: var(--page); border: 1px solid var(--field); border-radius: 8px }
:root { --field: light-dark(#8b8f94, #6c767f) }
textarea { min-height: 6.5rem; resize: vertical; font: .875rem/1.5 var(--mono) }
input:focus-visible, textarea:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
input[readonly] { font-family: var(--mono); background: var(--code); text-overflow: ellipsis }
.button { display: inline-block; padding: .6rem 1.1rem; border: 1px solid var(--accent); border-radius: 8px; background: var(--accent); color: light-dark(#fff, #10211a); font-weight: 600; text-decoration: none; cursor: pointer }
.button:hover { text-decoration: underline }
.button.quiet { background: transparent; color: var(--accent) }
.button.danger { background: var(--bad); border-color: var(--bad); color: light-dark(#fff, #2b0f0c) }
.button.danger.quiet { background: transparent; color: var(--bad) }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-block-start: 1rem; align-items: center }
.address { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent) }
.address-row { display: flex; flex-wrap: wrap; gap: .6rem; align-items: stretch }
.address-row input { flex: 1 1 16rem; width: auto; min-width: 0; margin: 0; font-size: 1.05rem; font-weight: 600 }
.address-row .button { flex: 0 0 auto; min-width: 7rem }
.field { margin-block: .9rem }
.notice { border-inline-start: 4px solid var(--warn); background: var(--warn-tint); padding: .8rem 1rem; border-radius: 0 10px 10px 0; margin: 1.25rem 0; max-width: none }
.notice > :first-child { margin-block-start: 0 } .notice > :last-child { margin-block-end: 0 }
.notice.plain { border-color: var(--accent); background: var(--tint) }
.notice.wrong { border-color: var(--bad); background: var(--bad-tint) }
.drop { transition: border-color .15s, background-color .15s }
[data-dropping] .drop { border: 1px dashed var(--accent); background: var(--tint) }
.wait { display: flex; gap: 1rem; align-items: center }
.pulse { flex: none; width: 1rem; height: 1rem; border-radius: 50%; background: var(--accent) }
@media (prefers-reduced-motion: no-preference) {
  .pulse { animation: pulse 1.6s ease-in-out infinite }
  @keyframes pulse { 50% { transform: scale(.55); opacity: .45 } }
}
.tester p, .tester li { overflow-wrap: anywhere }
@media (max-width: 34rem) {
  .tester .actions .button, .address-row .button { flex: 1 1 100%; text-align: center }
  .address-row input { font-size: .92rem }
}
[hidden] { display: none !important }
${REPORT_STYLE}`

export const TESTER_STYLE_SOURCE = `'sha256-${createHash('sha256').update(TESTER_STYLE).digest('base64')}'`
