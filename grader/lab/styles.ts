import { baseStyles } from '../report/html/styles/base';
import { plotStyles } from '../report/html/styles/plots';

/** The style sheet of the lab, on top of that of the reports. */
export const labStyles = `${baseStyles}${plotStyles}
:root { --behind: #b9bfc8; --s1: #a8341b; --s2: #196c2e; --s3: #7a4d00; --s4: #6b3fa0; }
@media screen and (prefers-color-scheme: dark) {
:root { --behind: #565f6b; --s1: #f79a80; --s2: #7fd494; --s3: #e9bd6b; --s4: #c3a6f0; }
}
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.top { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; padding: 1rem clamp(1rem, 3vw, 2.5rem); border-bottom: 1px solid var(--line); }
.top p { margin: 0; }
.top .engine { margin-left: auto; }
nav { padding: .5rem clamp(1rem, 3vw, 2.5rem); border-bottom: 1px solid var(--line); background: var(--soft); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem .5rem; }
nav a { display: inline-block; padding: .3rem .7rem; border-radius: .3rem; text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav a[aria-current] { background: var(--paper); color: var(--ink); font-weight: 600; box-shadow: inset 0 -2px 0 var(--accent); }
main { max-width: 110rem; }
section { margin-top: 2rem; }
h3 { margin-bottom: .5rem; }
.controls { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; margin: .75rem 0; padding: .75rem; background: var(--soft); border-radius: .4rem; }
.field { display: flex; flex-wrap: wrap; gap: .25rem .6rem; align-items: center; margin: 0; }
.field.wide, .sentence { flex: 1 1 100%; }
.field input[type=text] { flex: 1 1 14rem; min-width: 0; max-width: 40rem; }
.field input[type=range] { width: min(12rem, 60vw); accent-color: var(--accent); padding: 0; }
.field output { min-width: 2.5rem; font-size: .875rem; color: var(--faint); }
.buttons { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; margin-top: .4rem; }
button:disabled { color: var(--faint); border-color: var(--line); cursor: default; }
.look { margin: 1rem 0 0; padding: .6rem .8rem; background: var(--note-soft); border-left: 3px solid var(--accent); border-radius: 0 .3rem .3rem 0; max-width: 60rem; }
.failure { margin: .75rem 0; padding: .6rem .8rem; background: var(--bad-soft); border-left: 3px solid var(--bad); border-radius: 0 .3rem .3rem 0; }
.failure .sign { color: var(--bad); }
.failure p:last-child { margin-bottom: 0; }
.failure section { margin-top: 0; }
.message { white-space: pre-wrap; }
.frame { font-size: .8125rem; padding: .5rem; background: var(--paper); border-radius: .3rem; margin-bottom: .4rem; }
.frame .here { font-weight: 700; }
.printed pre { max-height: 12rem; font-size: .8125rem; padding: .5rem; background: var(--soft); white-space: pre-wrap; }
.scroll { overflow-x: auto; max-width: 100%; }
.heat caption, .numbers caption { text-align: left; font-size: .875rem; color: var(--faint); padding-bottom: .2rem; }
.heat th { font-weight: 600; font-size: .8125rem; text-align: right; padding: .1rem .3rem; max-width: 7rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.heat th button { font-size: .8125rem; padding: .05rem .4rem; max-width: 7rem; overflow: hidden; text-overflow: ellipsis; }
.heat th button[aria-pressed=true] { border-color: var(--accent); color: var(--accent); font-weight: 700; }
.heat tr.chosen td { outline: 1px solid var(--accent); }
.heat td.hidden { text-decoration: line-through; }
.heat td.sum { box-shadow: none; }
.heat td.wrong { color: var(--bad); font-weight: 700; }
.heat.mask td { min-width: 1.6rem; text-align: center; }
.heat thead td, .heat tbody td:empty { box-shadow: none; }
.bars { max-width: 36rem; }
.bars li { display: grid; grid-template-columns: 7rem 1fr 3rem; gap: .5rem; align-items: center; font-size: .875rem; }
.bars li > span:first-child { text-align: right; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.bars svg { width: 100%; height: .75rem; background: var(--soft); }
.bars rect { fill: var(--accent); }
.plot { flex: 1 1 20rem; max-width: 32rem; min-width: 0; }
.plot figcaption { font-size: .875rem; color: var(--faint); padding-bottom: .2rem; }
.plot canvas { display: block; width: 100%; max-width: 360px; aspect-ratio: 1; border: 1px solid var(--line); background: var(--paper); }
.plot.cloud, .plot.pixels { max-width: 362px; }
.pixels canvas { image-rendering: pixelated; }
.series { fill: none; stroke-width: 2; stroke: var(--accent); }
.series.s1 { stroke: var(--s1); stroke-dasharray: 6 3; }
.series.s2 { stroke: var(--s2); stroke-dasharray: 2 3; }
.series.s3 { stroke: var(--s3); stroke-dasharray: 9 3 2 3; }
.series.s4 { stroke: var(--s4); stroke-dasharray: 1 2; }
.series.s5 { stroke: var(--ink); stroke-dasharray: 12 4; }
.plot .here { stroke: var(--ink); stroke-dasharray: 2 2; }
.legend { display: flex; flex-wrap: wrap; gap: .1rem 1rem; font-size: .8125rem; color: var(--faint); }
.legend svg { display: inline-block; width: 30px; height: 10px; margin: 0; }
.shares { margin: 0; }
.shares svg { font-size: 10px; }
.shares rect { fill: var(--accent); opacity: .45; }
.shares path { fill: none; stroke: var(--ink); stroke-width: 1.5; }
.shares line { stroke: var(--line); }
.process { flex: 1 1 20rem; max-width: 32rem; }
.numbers { border-collapse: collapse; font-size: .875rem; align-self: flex-start; }
.numbers th, .numbers td { padding: .15rem .6rem; text-align: right; border-bottom: 1px solid var(--line); }
.numbers tbody th { text-align: left; font-weight: 400; }
.tour { max-width: 28rem; border: 1px solid var(--line); border-radius: .5rem; padding: 1.25rem; background: var(--paper); color: var(--ink); }
.tour::backdrop { background: rgb(0 0 0 / .35); }
.model { padding: .5rem .75rem; border: 1px dashed var(--faint); border-radius: .4rem; }
textarea.json { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875rem; min-height: 8rem; }
@media (prefers-reduced-motion: reduce) { *, *::before, *::after { animation: none !important; transition: none !important; } }
@media (min-width: 2200px) { html { font-size: 1.25rem; } }
`;
