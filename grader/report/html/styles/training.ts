/** Styles of the page of a training. */
export const trainingStyles = `
section { margin: 1.5rem 0; }
section section { margin: 1rem 0; }
.findings li { margin: 0 0 .35rem; }
.loss-curve { max-width: 52rem; }
.loss-curve svg { display: block; width: 100%; height: auto; font-size: 11px; }
.loss-curve text { fill: var(--faint); }
.loss-curve .grid { stroke: var(--line); }
.loss-curve .level { stroke: var(--faint); stroke-dasharray: 5 4; }
.loss-curve .level-name { fill: var(--ink); }
.loss-curve .each { fill: none; stroke: var(--accent); stroke-width: .75; opacity: .35; }
.loss-curve .mean { fill: none; stroke: var(--accent); stroke-width: 2; }
.written li { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .9rem; margin: 0 0 .2rem; }
.settings { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .5rem 1.5rem; margin: 0; }
.settings dt { color: var(--faint); font-size: .875rem; }
.settings dd { margin: 0; }
`;

/** Styles of histograms beside each other. */
export const diffusionStyles = `
.row { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .75rem 1.25rem; }
.shares { margin: 0; }
.shares svg { display: block; width: 100%; height: auto; font-size: 10px; }
.shares rect { fill: var(--accent); opacity: .45; }
.shares path { fill: none; stroke: var(--ink); stroke-width: 1.5; }
.shares line { stroke: var(--line); }
.shares text { fill: var(--faint); }
.shares figcaption { font-size: .875rem; color: var(--faint); }
`;
