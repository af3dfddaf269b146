/** What all pages look like: light and dark, narrow and wide, on a screen and on paper. Every pair of colours has a contrast of 4.5:1 or more. */
export const baseStyles = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --panel: #f5f7fa; --text: #1b2430; --dim: #4d5a6b; --line: #ccd4de; --accent: #0b5cad;
  --good: #17633a; --good-ground: #e5f4ea; --open: #7a4300; --open-ground: #fdf0dc;
  --hand: #86186a; --hand-ground: #fbe9f5; --bad: #a3161b; --bad-ground: #fdebec;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ground: #11161d; --panel: #1a212b; --text: #e3e9f1; --dim: #a7b3c2; --line: #3a4656; --accent: #86bdf8;
    --good: #86d6a8; --good-ground: #14301f; --open: #f3c582; --open-ground: #35260d;
    --hand: #f3aee0; --hand-ground: #3b1a33; --bad: #ffa9a6; --bad-ground: #421a1b;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 0 1rem; max-width: 90rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1, h2, h3, h4 { line-height: 1.25; margin: 0; }
h1 { font-size: 1.7rem; }
h2 { font-size: 1.35rem; margin: 0 0 1rem; }
h2 small { font-size: .9375rem; font-weight: 400; }
h3 { font-size: 1.1rem; margin: 1.75rem 0 .6rem; }
h4 { font-size: 1rem; }
p, ul, dl, pre, table, details { margin: .5rem 0; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
:target { scroll-margin-top: 1rem; }
input[type=checkbox] { width: 1.15rem; height: 1.15rem; margin: .15rem 0 0; flex: none; accent-color: var(--accent); }
button {
  font: inherit; color: var(--accent); background: var(--ground); border: 1px solid var(--accent); border-radius: 6px;
  padding: .2rem .75rem; cursor: pointer;
}
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: .875em; }
pre {
  background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .6rem .75rem;
  white-space: pre-wrap; tab-size: 2;
}
pre code { display: block; font-size: inherit; }
.whole { white-space: nowrap; }
summary { cursor: pointer; color: var(--accent); width: fit-content; max-width: 100%; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .2rem .9rem; }
dt { color: var(--dim); }
dd { margin: 0; }
.dim { color: var(--dim); }
.skip { position: absolute; left: 1rem; top: -4rem; background: var(--accent); color: var(--ground); padding: .5rem 1rem; border-radius: 0 0 6px 6px; z-index: 1; }
.skip:focus { top: 0; }
header { padding: 1.5rem 0 1rem; border-bottom: 1px solid var(--line); }
header p { margin: .4rem 0 0; max-width: 70ch; }
footer { padding: 1rem 0 2rem; border-top: 1px solid var(--line); color: var(--dim); }
main { min-width: 0; padding: 1.25rem 0 3rem; container-type: inline-size; }
main > section { padding-bottom: 2rem; }
main > section + section { border-top: 1px solid var(--line); padding-top: 2rem; }
nav { padding: 1rem 0; border-bottom: 1px solid var(--line); max-height: 45vh; overflow-y: auto; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li { margin: 0 0 .15rem; }
nav a { display: flex; flex-wrap: wrap; gap: 0 .5rem; padding: .3rem .5rem; border-radius: 6px; text-decoration: none; }
nav a:hover { background: var(--panel); }
nav a > span:first-child { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; text-decoration: underline; }
nav small { color: var(--dim); }
@media (min-width: 64rem) {
  body { display: grid; grid-template: auto 1fr auto / 17rem minmax(0, 1fr); column-gap: 2.5rem; }
  header, footer { grid-column: 1 / -1; }
  nav { position: sticky; top: 0; max-height: 100vh; align-self: start; border-bottom: 0; }
}
.badge {
  display: inline-block; padding: 0 .5rem; border: 1px solid currentColor; border-radius: 99px;
  font-size: .8125rem; line-height: 1.5; white-space: nowrap; color: var(--dim);
}
.badge.good { color: var(--good); background: var(--good-ground); }
.badge.open { color: var(--open); background: var(--open-ground); }
.badge.hand { color: var(--hand); background: var(--hand-ground); font-weight: 600; }
.badge.bad { color: var(--bad); background: var(--bad-ground); }
.alarm { border: 2px solid var(--hand); border-left-width: .5rem; border-radius: 8px; background: var(--hand-ground); padding: .75rem 1rem; margin: 1rem 0; }
.alarm h3 { color: var(--hand); margin: 0 0 .4rem; font-size: 1.1rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
caption { text-align: left; color: var(--dim); padding: 0 0 .3rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--dim); font-size: .8125rem; font-weight: 600; overflow-wrap: normal; }
td code, th code { overflow-wrap: anywhere; }
td > div, th > div { min-width: 5rem; }
.short > div { min-width: 0; white-space: nowrap; }
@media screen {
  @container (max-width: 52rem) {
    .cards, .cards tbody, .cards caption { display: block; }
    .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .cards tr { display: block; border: 1px solid var(--line); border-radius: 8px; padding: .4rem .75rem; margin: 0 0 .6rem; }
    .cards :is(th, td) { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .75rem; border: 0; padding: .15rem 0; }
    .cards :is(th, td)::before { content: attr(data-label); color: var(--dim); font-size: .8125rem; line-height: 1.6; overflow-wrap: normal; }
    .cards .short > div { white-space: normal; }
    .cards td.empty { display: none; }
  }
}
/* The smallest screens have no room for anything in one piece. */
@container (max-width: 22rem) {
  .whole { white-space: normal; }
}
@media print {
  :root { color-scheme: light; font-size: 10pt; }
  body { display: block; max-width: none; padding: 0; }
  nav, .skip, .on-screen.on-screen { display: none; }
  h2, h3, h4, caption, thead { break-after: avoid; }
  main > section + section { border-top: 0; }
  tr, pre, .alarm { break-inside: avoid; }
  pre, .badge { background: none; }
  a { color: inherit; }
  details.for-paper::details-content { content-visibility: visible; display: block; }
  details:not(.for-paper) { display: none; }
}
`;
