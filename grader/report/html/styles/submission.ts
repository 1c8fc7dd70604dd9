export const submissionStyles = `
.head { margin-bottom: 2rem; }
.total { font-size: 1.0625rem; color: var(--faint); margin-bottom: 1.25rem; }
.total .big { font-size: 2rem; font-weight: 650; color: var(--ink); letter-spacing: -.02em; }
.total .after { color: var(--ink); font-weight: 600; }
.overview { display: grid; grid-template-columns: 1fr; gap: 1.5rem 3rem; }
@media (min-width: 56rem) { .overview { grid-template-columns: 1fr 1fr; } }
.objectives li { display: grid; grid-template-columns: 1fr auto; gap: .2rem 1rem; margin-bottom: .75rem; font-size: .9375rem; }
.objectives .meter { grid-column: 1 / -1; }
.contents li { display: grid; grid-template-columns: 1.4rem 1fr auto 3.5rem; gap: .25rem .5rem; padding: .2rem 0; border-bottom: 1px solid var(--line); font-size: .9375rem; align-items: baseline; }
.contents .word { color: var(--faint); font-size: .8125rem; }
.contents a { text-decoration: none; }
.contents a:hover { text-decoration: underline; }
.history { border-top: 2px solid var(--line); padding: 1.25rem 0; }
.history table { border-collapse: collapse; font-size: .875rem; line-height: 1.4; }
.history th, .history td { padding: .3rem .6rem; text-align: right; border-bottom: 1px solid var(--line); font-weight: 500; }
.history thead th { color: var(--faint); }
.history th:first-child { text-align: left; padding-left: 0; white-space: nowrap; }
.history .bar { width: 10rem; vertical-align: middle; }
.exercise { border-top: 2px solid var(--line); padding: 1.25rem 0 1.5rem; }
.exercise > header { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem; margin-bottom: .75rem; }
.exercise > header .points { margin-left: auto; font-weight: 600; font-size: 1.0625rem; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem 2rem; }
@media (min-width: 68rem) { .columns { grid-template-columns: minmax(0, 6fr) minmax(0, 5fr); } }
.check { border: 1px solid var(--line); border-radius: .4rem; margin-bottom: .5rem; }
.check > summary, .passed-checks li { display: grid; grid-template-columns: 1.3rem minmax(0, 1fr) auto 2.6rem; gap: .5rem; align-items: baseline; }
.check > summary { padding: .45rem .75rem; list-style: none; }
.check > summary::-webkit-details-marker { display: none; }
.check > summary .title { font-weight: 600; }
.check > summary .word { color: var(--faint); font-size: .8125rem; }
.check > summary:hover { background: var(--soft); }
.check[open] > summary { border-bottom: 1px solid var(--line); background: var(--soft); border-radius: .4rem .4rem 0 0; }
.check .inside { padding: .75rem .9rem 1rem; }
.insight { background: var(--warn-soft); border-left: 3px solid var(--warn); padding: .5rem .75rem; margin: 0 0 .75rem; border-radius: 0 .3rem .3rem 0; }
.insight p:last-child { margin: 0; }
.insight .label { font-size: .8125rem; color: var(--warn); margin-bottom: .1rem; }
.message { white-space: pre-line; max-height: 24rem; overflow: auto; }
.hint { background: var(--note-soft); padding: .5rem .75rem; border-radius: .3rem; }
.passed-checks { margin: .75rem 0; }
.passed-checks > summary { color: var(--faint); font-size: .875rem; }
.passed-checks li { padding: .1rem .75rem; grid-template-columns: 1.3rem minmax(0, 1fr) 2.6rem; font-size: .9375rem; }
.head > .adjusted { margin-bottom: 1.25rem; max-width: 48rem; }
.remark, .adjusted { font-size: .9375rem; }
.adjusted { background: var(--note-soft); border-left: 3px solid var(--accent); padding: .4rem .75rem; border-radius: 0 .3rem .3rem 0; }
.printed { margin: .75rem 0; border: 1px solid var(--line); border-radius: .4rem; }
.printed figcaption, .code figcaption { padding: .3rem .75rem; font-size: .8125rem; color: var(--faint); border-bottom: 1px solid var(--line); }
.printed pre { padding: .5rem .75rem; max-height: 18rem; font-size: .8125rem; white-space: pre-wrap; }
.printed .call { display: block; color: var(--faint); }
.printed .lines { display: block; padding-left: .6rem; border-left: 2px solid var(--line); }
.code-holder > summary, .others summary { color: var(--faint); font-size: .875rem; margin-bottom: .35rem; }
.code-holder[open] { align-self: start; }
@media screen and (min-width: 68rem) { .code-holder[open] { position: sticky; top: 1rem; } }
.code { border: 1px solid var(--line); border-radius: .4rem; background: var(--soft); }
.code pre { max-height: min(48rem, 85vh); counter-reset: line; font-size: .8125rem; line-height: 1.5; padding: .4rem 0; tab-size: 2; }
.code code { font-size: 1em; display: block; width: max-content; min-width: 100%; }
.l { display: block; padding-right: 1rem; counter-increment: line; }
.l::before { content: counter(line); display: inline-block; width: 3.2em; padding-right: 1.1em; text-align: right; color: var(--faint); user-select: none; }
.l.here { background: var(--warn-soft); }
.l.here::before { content: "▸ " counter(line); color: var(--warn); font-weight: 700; }
.code > .aside { padding: .3rem .75rem; margin: 0; }
.code i { font-style: normal; }
.t-comment { color: var(--faint); }
.t-keyword { color: var(--code-keyword); }
.t-string { color: var(--good); }
.t-number { color: var(--accent); }
.t-function { color: var(--code-function); }
.t-type { color: var(--warn); }
:root { --code-keyword: #a02454; --code-function: #5a3ea8; }
@media screen and (prefers-color-scheme: dark) { :root { --code-keyword: #f08fb5; --code-function: #bda8f7; } }
.adjusting { margin-top: .75rem; }
.adjusting > summary { color: var(--faint); font-size: .875rem; }
.adjust { border: 1px dashed var(--line); border-radius: .4rem; margin: .35rem 0 0; padding: .35rem .75rem .6rem; display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .5rem 1rem; align-items: end; }
.adjust legend { font-size: .8125rem; color: var(--faint); padding: 0 .35rem; }
.adjust label span, .rows label span { display: block; font-size: .8125rem; color: var(--faint); }
.adjust textarea { min-height: 2.2rem; }
.rows { border-top: 2px solid var(--line); padding-top: 1.25rem; margin-top: 1rem; max-width: 48rem; }
.rows label { display: block; margin: .75rem 0 0; }
.rows .csv { font-size: .8125rem; }
.problem { color: var(--bad); min-height: 1.5em; margin: .35rem 0; }
.others { border-top: 2px solid var(--line); padding-top: 1.25rem; }
@media (max-width: 40rem) {
  .check > summary { grid-template-columns: 1.3rem minmax(0, 1fr) 2.6rem; }
  .check > summary .word { display: none; }
  .adjust { grid-template-columns: minmax(0, 1fr); }
}
.ideas { border-top: 2px solid var(--line); padding: 1.25rem 0 1.5rem; }
.ideas .answers ul { margin: 0 0 1rem; padding-left: 1.2rem; font-size: .9375rem; }
.ideas .answers .title { font-weight: 600; }
.class-links { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
.written { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .75rem; margin: 0; font-size: .875rem; }
.rubric dl { margin: 0; font-size: .9375rem; }
.rubric dt { font-weight: 600; }
.rubric dd { margin: 0 0 .5rem; }
@media print {
  .check, .comparison, .heat, .plot, .adjust { break-inside: avoid; }
  .exercise > header { break-after: avoid; }
  .columns { grid-template-columns: minmax(0, 1fr); }
  .code pre, .printed pre, .message { max-height: none; overflow: visible; }
  .adjust textarea { min-height: 3.5rem; }
  .code code { width: auto; }
}
`;
