import { scaleLinear } from 'd3-scale';
import { STEPS } from '../plots/scale';

/** Colours of numbers, from none to full, with enough contrast to the numbers on top of them. */
function steps(letter: 'p' | 'n', from: string, to: string): string {
  const colour = scaleLinear<string>().domain([0, STEPS]).range([from, to]);
  return Array.from({ length: STEPS }, (_, i) => {
    const value = colour(i + 1);
    return `.${letter}${String(i + 1)} { background-color: ${value}; fill: ${value}; }`;
  }).join('\n');
}

export const plotStyles = `
.z { background-color: #ffffff; fill: #ffffff; }
${steps('p', '#ffffff', '#77aede')}
${steps('n', '#ffffff', '#f0ab6c')}
.x { background-color: #ececec; fill: #bdbdbd; }
@media screen and (prefers-color-scheme: dark) {
.z { background-color: #20252c; fill: #20252c; }
${steps('p', '#20252c', '#1d5c94')}
${steps('n', '#20252c', '#8a4d16')}
.x { background-color: #3a3f47; fill: #5c636d; }
}
.comparison, .inputs { margin: 1rem 0 0; padding-top: .75rem; border-top: 1px solid var(--line); }
.comparison > p:not(.aside) { font-size: .9375rem; }
.comparison > .aside { font-size: .8125rem; }
.beside { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: flex-start; margin: .5rem 0; }
.index { flex-basis: 100%; margin: 0; font: .8125rem ui-monospace, monospace; color: var(--faint); }
.scalar { margin: 0; font-size: .875rem; }
.heat { border-collapse: separate; border-spacing: 1px; font-size: .8125rem; line-height: 1.3; }
.drawn figcaption { font-size: .8125rem; color: var(--faint); padding-bottom: .2rem; white-space: nowrap; }
.heat td { padding: .2rem .45rem; text-align: right; min-width: 3.2rem; white-space: nowrap; border-radius: 2px; box-shadow: inset 0 0 0 1px var(--line); }
.heat td.d { box-shadow: inset 0 0 0 2px var(--bad); font-weight: 600; }
.heat .sign { color: inherit; width: auto; margin-right: .3em; font-weight: 400; }
.drawn { max-width: 100%; overflow-x: auto; }
.drawn > svg { display: block; max-width: 100%; height: auto; }
.drawn rect { stroke: var(--paper); stroke-width: .4; }
.drawn .mark { stroke: var(--ink); stroke-width: 1; fill: none; }
.plot { max-width: 26rem; margin: .25rem 0 .5rem; }
.inputs .plot { width: 18rem; max-width: 100%; }
.plot svg { display: block; width: 100%; height: auto; }
.plot .tick line, .plot .axis { stroke: var(--line); }
.plot text { font-size: 11px; fill: var(--faint); }
.curve path, .curve circle { fill: none; stroke-width: 1.75; }
.curve.expected, .curve.value { color: var(--accent); }
.curve.yours { color: var(--bad); }
.curve path { stroke: currentColor; }
.curve circle { fill: currentColor; }
.curve.yours > path:first-child { stroke-dasharray: 6 4; }
.bar.expected { fill: var(--accent); }
.bar.yours { fill: var(--paper); stroke: var(--bad); stroke-width: 1.25; }
.legend { font-size: .8125rem; color: var(--faint); margin: .2rem 0 0; }
.legend svg { display: inline-block; width: 30px; height: 10px; margin-left: .75rem; }
@media print { .p1,.p2,.p3,.p4,.p5,.p6,.p7,.p8,.n1,.n2,.n3,.n4,.n5,.n6,.n7,.n8 { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;
