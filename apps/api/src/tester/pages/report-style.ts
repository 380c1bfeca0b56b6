/** What the report adds to the style sheet: on a phone, on a screen, on A4. */
export const REPORT_STYLE = `
.report { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 3rem; max-width: 74rem; margin: 0 auto; padding: 2.25rem 1.25rem 5rem }
.report > .head { grid-column: 1 / -1 }
.report main > section { scroll-margin-block-start: 1rem }
.report h2 { font-size: 1.3rem; margin: 3rem 0 .5rem; padding: 0; border: 0 }
.report h3 { overflow-wrap: anywhere }
#filters h3 { margin-block-start: 1.25rem }
.report p:not(.notice) { max-width: 46rem }
.report p { overflow-wrap: anywhere }
.contents { display: none }
@media (min-width: 64rem) {
  .report { grid-template-columns: minmax(0, 1fr) 14rem }
  .contents { display: block; grid-column: 2; grid-row: 2; position: sticky; inset-block-start: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding-block: 2.5rem 2rem }
  .contents h2 { margin: 0 0 .6rem; font-size: .82rem; color: var(--soft); text-transform: none }
  .contents li { margin: 0 }
  .contents a { padding: .22rem 0 .22rem .8rem; border-inline-start: 2px solid var(--line); color: var(--soft) }
  .contents a:hover { border-color: var(--accent) }
  .report > main { grid-column: 1; grid-row: 2 }
}
.hero { display: flex; flex-wrap: wrap; gap: 1.25rem 2rem; align-items: center; margin-block: 2rem 1.5rem }
.gauge { flex: none; position: relative; width: 9.5rem; height: 9.5rem }
.gauge svg { display: block; width: 100%; height: 100%; transform: rotate(-90deg) }
.gauge circle { fill: none; stroke: var(--line); stroke-width: 9 }
.gauge .got { stroke: var(--mark); stroke-linecap: round }
.gauge p { position: absolute; inset: 0; display: grid; place-content: center; margin: 0; text-align: center; line-height: 1.1; font-variant-numeric: tabular-nums }
.gauge .mark { font-size: 2.5rem; font-weight: 700; letter-spacing: -.02em }
.gauge .of { color: var(--soft); font-size: 1.05rem }
[data-band] { --mark: var(--accent) }
[data-band="2"] { --mark: var(--warn) }
[data-band="1"], [data-band="0"] { --mark: var(--bad) }
.verdict { flex: 1 1 18rem; min-width: 0 }
.verdict h1 { margin: 0 0 .35rem; font-size: 1.75rem; overflow-wrap: anywhere }
.verdict p { margin: .25rem 0 }
.how { font-size: .9rem; white-space: nowrap }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem 1.1rem; margin: .9rem 0; font-size: .95rem }
.facts dt { color: var(--soft) }
.facts dd { margin: 0; overflow-wrap: anywhere }
.next { border: 0; border-inline-start: 5px solid var(--mark); background: var(--card); padding: 1.25rem 1.5rem; border-radius: 0 12px 12px 0; box-shadow: 0 1px 0 var(--line), 0 0 0 1px var(--line) }
.next h2 { margin: 0 0 .35rem; font-size: .95rem; color: var(--soft); font-weight: 600 }
.next h3 { font-size: 1.15rem; line-height: 1.45; font-weight: 400; text-wrap: pretty }
.findings { list-style: none; margin: 1rem 0 0; padding: 0 }
.finding { --tone: var(--soft); background: var(--card); border: 1px solid var(--line); border-radius: 12px; margin-block: .7rem; break-inside: avoid }
.finding[data-status=fail] { --tone: var(--warn) }
.finding[data-weight=costs] { --tone: var(--bad) }
.finding[data-status=pass] { --tone: var(--accent) }
.finding > details { margin: 0 }
.finding summary { display: grid; grid-template-columns: 1.4rem minmax(0, 1fr) max-content; gap: 0 .6rem; align-items: baseline; width: auto; padding: .8rem 1.1rem; color: var(--ink); list-style: none; border-radius: 12px }
.finding summary::-webkit-details-marker { display: none }
.finding summary h3 { font-size: 1rem; line-height: 1.45; margin: 0; font-weight: 400; text-wrap: pretty; max-width: 42rem }
.sign { color: var(--tone); font-weight: 700; text-align: center }
.sign::before { content: "\\25CB" / "" }
[data-status=fail] .sign::before { content: "\\2139" / "" }
[data-weight=costs] .sign::before { content: "\\2715" / "" }
[data-status=pass] .sign::before { content: "\\2713" / "" }
[data-status=unknown] .sign::before, [data-status=error] .sign::before { content: "?" / "" }
.finding .cost { color: var(--tone); font-weight: 600; font-size: .9rem; white-space: nowrap; font-variant-numeric: tabular-nums }
.finding .kicker { grid-column: 2 / -1; color: var(--soft); font-size: .85rem }
.finding .more { padding: 0 1.1rem 1rem 3.1rem }
.finding .more h4 { margin: .8rem 0 .1rem }
.finding .more p { margin: .2rem 0 }
.source { color: var(--soft); font-size: .85rem }
.source a { color: inherit }
.list-folded { margin-block: .7rem }
.list-folded > h3 { font-size: .95rem; margin: 1rem 0 .3rem; color: var(--soft) }
.list-folded > summary { font-weight: 600 }
.word { display: inline-block; font-weight: 600 }
.word::before { content: "\\25CB\\A0" / ""; font-weight: 700 }
.word.good { color: var(--accent) } .word.good::before { content: "\\2713\\A0" / "" }
.word.bad { color: var(--bad) } .word.bad::before { content: "\\2715\\A0" / "" }
.word.neutral { font-weight: 400 }
.word.open { color: var(--soft); font-weight: 400 } .word.open::before { content: "?\\A0" / "" }
.panel { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: .35rem 1.2rem; margin-block: 1rem; overflow-x: auto }
.panel td:first-child { white-space: normal }
.panel th[scope=row] { color: var(--ink); font-size: .95rem; font-weight: 600 }
.panel td { overflow-wrap: anywhere }
.panel tr:last-child th { border-block-end: 0 }
.num { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap }
.seen { font-size: 1.05rem }
.seen strong { overflow-wrap: anywhere }
.conclusion { font-weight: 600 }
.hops { list-style: none; margin: 1rem 0; padding: 0 0 0 1.4rem; border-inline-start: 2px solid var(--line); margin-inline-start: .45rem }
.hops li { position: relative; padding-block-end: 1.3rem }
.hops li:last-child { padding-block-end: 0 }
.hops li::before { content: ""; position: absolute; inset-inline-start: -1.87rem; inset-block-start: .45rem; width: .8rem; height: .8rem; border-radius: 50%; background: var(--page); border: 3px solid var(--accent) }
.hops p { margin: .1rem 0 }
.hops code { font-size: .9em }
pre.wrap { white-space: pre-wrap; overflow-wrap: anywhere }
.frame { width: 100%; height: 30rem; border: 1px solid var(--line); border-radius: 10px; background: var(--card) }
.frame.paper { background: #fff; color-scheme: light }
.view { margin: 0; padding: 1rem; border: 0; border-radius: 0; min-height: 100vh; background: var(--card); white-space: pre-wrap; overflow-wrap: anywhere }
.tools .actions form { display: contents }
.tools .grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1rem }
.tools .card { margin: 0 }
.choices { display: flex; flex-wrap: wrap; gap: .4rem 1.1rem; border: 0; margin: .5rem 0 0; padding: 0 }
.choices label { font-weight: 400 }
.total th, .total td { font-weight: 700; border-block-start: 2px solid var(--line) }
.part th { padding-inline-start: 1.2rem; font-weight: 400 }
@media (max-width: 34rem) {
  .report, .tester { padding: 1.25rem 1rem 3rem }
  .verdict h1 { font-size: 1.4rem }
  .hero { gap: 1rem }
  .gauge { width: 7.5rem; height: 7.5rem }
  .gauge .mark { font-size: 2rem }
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0 }
  .facts dd { margin-block-end: .5rem }
  .finding .more { padding-inline-start: 1.1rem }
  .finding summary { grid-template-columns: 1.2rem minmax(0, 1fr); padding: .8rem .9rem }
  .finding .cost { grid-column: 2; grid-row: 3 }
  .stack thead { position: absolute; inset-inline-start: -100vw }
  .stack tr { display: block; padding-block: .55rem; border-block-end: 1px solid var(--line) }
  .stack tr:last-child { border: 0 }
  .stack th, .stack td { display: block; padding: .1rem 0; border: 0; text-align: start }
  .stack td[data-label]::before { content: attr(data-label); display: block; color: var(--soft); font-size: .85rem; font-weight: 400 }
}
@page { size: A4; margin: 14mm 16mm }
@media print {
  :root { color-scheme: light; --page: #fff; --card: #fff; --code: #fff }
  html { font-size: 9.5pt }
  body { line-height: 1.4 }
  .screen, .contents, .frame, .skip { display: none !important }
  .report, .tester { display: block; max-width: none; padding: 0 }
  .report p { max-width: none }
  .report h2 { margin-block-start: 1.4rem; break-after: avoid }
  .gauge circle, .next { -webkit-print-color-adjust: exact; print-color-adjust: exact }
  .finding, .panel, .card, .next { border-radius: 0; break-inside: avoid }
  .panel { overflow: visible }
  .hero { margin-block: 1rem }
}
`
