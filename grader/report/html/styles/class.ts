export const classStyles = `
section { margin-bottom: 2.5rem; }
.head { margin-bottom: 2rem; }
.facts { display: flex; flex-wrap: wrap; gap: .75rem 2.5rem; margin: .75rem 0 0; }
.facts div { display: flex; flex-direction: column-reverse; }
.facts dt { color: var(--faint); font-size: .875rem; }
.facts dd { margin: 0; font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -.02em; }
.overview { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 3rem; }
@media (min-width: 62rem) { .overview { grid-template-columns: minmax(0, 1fr) minmax(0, 2fr); } }
.points-histogram { display: block; width: 100%; max-width: 34rem; height: auto; }
.points-histogram .bar { fill: var(--accent); }
.points-histogram line { stroke: var(--faint); }
.points-histogram text { font-size: 11px; fill: var(--faint); }
.points-histogram .count { fill: var(--ink); font-weight: 600; }
.scroll { position: relative; overflow: auto; max-width: 100%; }
table { border-collapse: collapse; font-size: .875rem; line-height: 1.4; }
th, td { padding: .3rem .6rem; text-align: left; vertical-align: baseline; border-bottom: 1px solid var(--line); }
thead th { color: var(--faint); font-weight: 500; font-size: .8125rem; vertical-align: bottom; }
tbody th { font-weight: 500; }
.exercises { width: 100%; }
.exercises th { white-space: nowrap; }
.exercises td, .exercises thead th:not(:first-child) { text-align: right; white-space: nowrap; }
.exercises .bar { width: 22%; min-width: 4rem; vertical-align: middle; }
.averages td, .averages thead th:not(:first-child), .checks td:not(:first-child) { text-align: right; white-space: nowrap; }
.averages .bar { width: 14rem; vertical-align: middle; }
.checks { width: 100%; }
.misconceptions { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 3rem; }
@media (min-width: 62rem) { .misconceptions { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
.misconceptions li { display: grid; grid-template-columns: 3rem minmax(0, 1fr); gap: 1rem; padding: .6rem 0; border-top: 1px solid var(--line); }
.misconceptions .count { margin: 0; text-align: right; }
.misconceptions .big { font-size: 1.375rem; line-height: 1.3; font-weight: 650; }
.misconceptions .what { margin: 0 0 .15rem; }
.names { font-size: .875rem; margin: 0; }
.names summary { color: var(--faint); }
.controls { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: end; margin-bottom: .75rem; }
.controls label span { display: block; font-size: .8125rem; color: var(--faint); }
.controls select { max-width: 22rem; }
.controls input, .controls select { height: 2.35rem; }
.controls .shown { margin: 0 0 .35rem; color: var(--faint); font-size: .875rem; }
.scroll + .aside { margin-top: .5rem; }
.students { border-collapse: separate; border-spacing: 0; width: 100%; }
section > .scroll:has(.students) { max-height: 85vh; border: 1px solid var(--line); border-radius: .4rem; }
.students thead th { position: sticky; top: 0; z-index: 2; background: var(--soft); }
.students th:first-child { position: sticky; left: 0; z-index: 1; background: var(--paper); max-width: 16rem; min-width: 9rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.students thead th:first-child { z-index: 3; background: var(--soft); }
.students td, .students thead th:not(:first-child) { text-align: right; }
.students td { white-space: nowrap; }
.students td.total, .students td.subtotal { font-weight: 650; }
.students .over-time { color: var(--faint); }
.over-time svg { vertical-align: middle; margin-right: .3em; }
.over-time path { fill: none; stroke: var(--ink); stroke-width: 1.25; }
.over-time circle { fill: var(--ink); }
.students .exercise, .students thead .subtotal { font-weight: 500; width: 5.2rem; max-width: 6.5rem; hyphens: manual; overflow-wrap: normal; }
.students thead .name { display: inline-block; max-height: 5em; overflow: hidden; vertical-align: bottom; }
.students th button { all: unset; cursor: pointer; display: block; width: 100%; text-align: inherit; }
.students th button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.students th button:hover { color: var(--accent); }
.students th[aria-sort] button { color: var(--ink); font-weight: 650; }
.students th[aria-sort=ascending] button::after { content: " ▲"; }
.students th[aria-sort=descending] button::after { content: " ▼"; }
.students tbody tr:hover td, .students tbody tr:hover th { background: var(--soft); }
.students tbody tr { content-visibility: auto; }
.mark { display: inline-block; width: 1.2em; text-align: center; font-weight: 700; margin-left: .25em; }
td.passed .mark { color: var(--good); }
td.failed .mark { color: var(--warn); }
td.failed { background: var(--warn-soft); }
td.error .mark { color: var(--bad); }
td.error { background: var(--bad-soft); }
td.not-started { color: var(--faint); }
.changed { color: var(--accent); font-weight: 650; }
.changed s { color: var(--faint); font-weight: 400; margin-right: .15em; }
.reason { color: var(--bad); font-weight: 500; }
.troubles > li { display: grid; grid-template-columns: minmax(8rem, 16rem) minmax(0, 1fr); gap: 1rem; padding: .35rem 0; border-top: 1px solid var(--line); font-size: .9375rem; }
table.ideas tbody th { min-width: 12rem; width: 30%; }
table.ideas tbody th .aside { display: block; }
table.ideas td { text-align: right; white-space: nowrap; }
table.ideas td.named { text-align: left; white-space: normal; min-width: 14rem; width: 45%; }
table.ideas .named p { margin: 0 0 .2rem; }
@media print {
  .controls { display: none !important; }
  .scroll, section > .scroll:has(.students) { overflow: visible; max-height: none; border: 0; }
  .students th, .students thead th { position: static; }
  .students { font-size: 7.5pt; }
  .students th, .students td { padding: .15rem .25rem; }
  tr, .misconceptions li { break-inside: avoid; }
}
`;
