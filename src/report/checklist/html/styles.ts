/** What the checklist adds to the styles of all pages. */
export const checklistStyles = `
.tools { display: grid; gap: .6rem; margin: 1.25rem 0 0; padding: .75rem 1rem; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
.tools p, .tools > div { margin: 0; display: flex; flex-wrap: wrap; gap: .35rem .75rem; align-items: center; }
.tools input { margin: 0; }
.counts { max-width: 36rem; }
.counts td { font-variant-numeric: tabular-nums; }
.step { border: 1px solid var(--line); border-left: .3rem solid var(--accent); border-radius: 8px; padding: .75rem 1rem; margin: 0 0 .75rem; }
.step[data-state=done] { border-left-color: var(--good); }
.step:is([data-state=check-by-hand], [data-state=accepted]) { border-left-color: var(--hand); }
.step:target { outline: 3px solid var(--accent); outline-offset: 2px; }
.line { display: flex; gap: .65rem; align-items: flex-start; }
.line > div { min-width: 0; flex: 1; }
.line p, .line pre, .line details { margin: .35rem 0 0; }
.marks { display: inline-flex; flex-wrap: wrap; gap: .3rem; vertical-align: text-top; }
.items { list-style: none; margin: .75rem 0 0; padding: 0; }
.items > li { padding: .6rem 0; border-top: 1px solid var(--line); }
.ticked { list-style: '✓  '; padding-left: 1.25rem; }
.ticked > li { padding-left: .1rem; }
.items label { font-weight: 600; }
.items label code { font-weight: 400; }
.plain { list-style: none; margin: .35rem 0 0; padding: 0; }
.step > dl { margin: .6rem 0 0; padding-top: .6rem; border-top: 1px solid var(--line); font-size: .9375rem; }
.step > details { margin: .5rem 0 0; }
main:has(#hide-done:checked) :is(.step[data-state=done], .stage:not(:has(.step:not([data-state=done])))) { display: none; }
@media (max-width: 30rem) {
  .step { padding: .65rem .75rem; }
  .step > dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .step > dl dd { margin: 0 0 .35rem; }
}
@media print {
  .step { border-left-width: 1px; break-inside: auto; }
  .line { break-inside: avoid; }
}
`;
