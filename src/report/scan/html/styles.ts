/** What the report of a scan adds to the styles of all pages. */
export const reportStyles = `
:root { --c0: #3b6fb6; --c1: #c4692b; --c2: #3f8f5f; --c3: #8a5bb3; --c4: #b08a1e; --c5: #7a8797; }
@media screen and (prefers-color-scheme: dark) { :root { --c0: #6ea3ea; --c1: #e69a62; --c2: #6dc391; --c3: #bd93e4; --c4: #d8b650; --c5: #93a0b0; } }
[hidden] { display: none !important; }
.tiles { list-style: none; display: flex; flex-wrap: wrap; gap: .6rem; padding: 0; margin: 1rem 0; }
.tiles li { flex: 1 1 6rem; border: 1px solid var(--line); border-top: .3rem solid var(--dim); border-radius: 8px; padding: .4rem .75rem; background: var(--panel); }
.tiles strong { display: block; font-size: 1.5rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tiles span { color: var(--dim); font-size: .875rem; }
.tiles .blocker, .tiles .high { border-top-color: var(--bad); }
.tiles .medium { border-top-color: var(--open); }
.tiles .unknown { border-top-color: var(--hand); }
.tiles .pass { border-top-color: var(--good); }
.tools { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr)); gap: .6rem .9rem; margin: 0 0 1rem; padding: .75rem 1rem; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
.field { display: grid; gap: .15rem; align-content: end; min-width: 0; }
.field.wide { grid-column: 1 / -1; }
.field label { font-size: .8125rem; color: var(--dim); }
.field input, .field select { font: inherit; width: 100%; min-width: 0; padding: .3rem .4rem; color: var(--text); background: var(--ground); border: 1px solid var(--dim); border-radius: 6px; }
.findings, .findings thead, .findings tbody, .findings caption { display: block; }
.findings tr { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr) minmax(0, 1.1fr) minmax(0, .65fr) minmax(0, 2.6fr); column-gap: .9rem; border-bottom: 1px solid var(--line); }
.findings tbody tr { content-visibility: auto; contain-intrinsic-size: auto 6rem; }
.findings :is(th, td) { border: 0; padding: .45rem 0; min-width: 0; }
.findings :is(th, td) > div { min-width: 0; }
.findings p { margin: 0 0 .35rem; }
.findings th button { font-size: inherit; font-weight: 600; padding: .1rem .4rem; }
.findings th[aria-sort=ascending] button::after { content: ' ↑'; }
.findings th[aria-sort=descending] button::after { content: ' ↓'; }
.findings small, .weight small { color: var(--dim); }
.weight { display: block; margin: 0 0 .2rem; }
.proof, .path { padding-left: 1.1rem; }
.rule { border-top: 1px solid var(--line); padding: .25rem 0 .5rem; content-visibility: auto; contain-intrinsic-size: auto 16rem; }
.rule:target { outline: 3px solid var(--accent); outline-offset: 4px; content-visibility: visible; }
.rule h3 { margin-top: .9rem; }
.rule p { max-width: 80ch; }
.legend { font-size: .9375rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--panel); margin: .75rem 0 1.25rem; }
.picture { display: block; height: auto; margin: 0 auto; }
.picture.large { max-width: 100%; min-width: 54rem; }
.picture text { font: 12px system-ui, sans-serif; fill: var(--text); }
.picture .strong { font-weight: 600; }
.picture .mono { font: 11px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: var(--dim); }
.picture .dim { fill: var(--dim); }
.zone { fill: none; stroke: var(--dim); stroke-dasharray: 2 4; }
.box { fill: var(--ground); stroke: var(--dim); stroke-width: 1.2; }
.box.IPv6-only { stroke: var(--accent); stroke-width: 2.4; }
.box.dual-stack { stroke: var(--accent); stroke-width: 1.4; }
.box.failing { stroke: var(--bad); stroke-width: 2.4; fill: var(--bad-ground); }
.box.unknown { stroke: var(--hand); stroke-width: 1.8; stroke-dasharray: 6 4; fill: var(--hand-ground); }
.line { fill: none; stroke: var(--c5); stroke-width: 1.4; }
.head { fill: var(--c5); }
.line.ok { stroke: var(--good); stroke-width: 2.4; }
.head.ok { fill: var(--good); }
.line.failing { stroke: var(--bad); stroke-width: 2.8; }
.head.failing { fill: var(--bad); }
.line.unknown { stroke: var(--hand); stroke-width: 2.2; stroke-dasharray: 6 4; }
.head.unknown { fill: var(--hand); }
rect.tag { fill: var(--panel); stroke: var(--line); }
rect.tag.ok { fill: var(--good-ground); stroke: var(--good); }
rect.tag.failing { fill: var(--bad-ground); stroke: var(--bad); }
rect.tag.unknown { fill: var(--hand-ground); stroke: var(--hand); stroke-dasharray: 4 3; }
.picture text.tag { font-size: 11px; fill: var(--dim); }
.picture text.tag.ok { fill: var(--good); font-weight: 600; }
.picture text.tag.failing { fill: var(--bad); font-weight: 600; }
.picture text.tag.unknown { fill: var(--hand); font-weight: 600; }
.bar { display: block; width: 100%; min-width: 9rem; height: .9rem; border: 1px solid var(--dim); border-radius: 3px; }
.swatch { width: .7rem; height: .7rem; }
.holders { list-style: none; margin: 0; padding: 0; }
.c-0 { fill: var(--c0); } .c-1 { fill: var(--c1); } .c-2 { fill: var(--c2); } .c-3 { fill: var(--c3); } .c-4 { fill: var(--c4); }
.c-other { fill: var(--c5); } .c-unseen { fill: var(--dim); } .c-free { fill: var(--panel); } .c-unknown { fill: var(--hand-ground); }
@media screen {
  @container (max-width: 52rem) {
    .findings thead { position: static; width: auto; height: auto; overflow: visible; clip-path: none; }
    .findings thead tr { display: flex; flex-wrap: wrap; gap: .3rem .5rem; }
    .findings thead th { display: block; }
    .findings thead th::before { content: none; }
    .findings tbody tr { display: block; contain-intrinsic-size: auto 14rem; }
    .findings tbody :is(th, td) { padding: .15rem 0; }
    .findings tbody td:last-child { grid-template-columns: minmax(0, 1fr); gap: 0; }
    .findings tbody pre .whole { white-space: normal; }
  }
}
@media print {
  .findings tbody tr, .rule { content-visibility: visible; }
  .scroll { overflow: visible; }
  .picture.large { min-width: 0; }
}
`;
