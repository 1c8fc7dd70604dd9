/**
 * Colours, type and styles shared by both pages. Dark if the reader's system is; print is always
 * light.
 */
const light = `
  --paper: #ffffff; --soft: #f5f6f8; --line: #d9dde3; --ink: #1c2128; --faint: #57606a;
  --accent: #0b57a4; --good: #196c2e; --bad: #a8341b; --warn: #7a4d00;
  --good-soft: #e6f4e9; --bad-soft: #fbeae5; --warn-soft: #fbf1dc; --note-soft: #eaf2fb;
`;
const dark = `
  --paper: #15181d; --soft: #1e232a; --line: #363d47; --ink: #e4e8ee; --faint: #a3adb9;
  --accent: #7ab6f5; --good: #7fd494; --bad: #f79a80; --warn: #e9bd6b;
  --good-soft: #16301d; --bad-soft: #3a1f18; --warn-soft: #352a12; --note-soft: #182a3e;
`;

export const baseStyles = `
:root { color-scheme: light dark; ${light} }
@media screen and (prefers-color-scheme: dark) { :root { ${dark} } }
@media print { :root { color-scheme: light; } }
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
main { max-width: 84rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 3vw, 2.5rem) 4rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .25rem; letter-spacing: -.01em; }
h2 { font-size: 1.125rem; line-height: 1.35; margin: 0 0 .75rem; }
h3 { font-size: 1.125rem; line-height: 1.35; margin: 0; }
h4 { font-size: .875rem; line-height: 1.4; margin: 0 0 .25rem; }
p { margin: 0 0 .5rem; }
ul { margin: 0; padding: 0; list-style: none; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, button:focus-visible, summary:focus-visible, input:focus-visible, textarea:focus-visible,
select:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code, pre, textarea.csv { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
code { font-size: .9em; }
pre { margin: 0; overflow: auto; }
figure { margin: 0; }
summary { cursor: pointer; }
.aside { color: var(--faint); font-size: .875rem; }
.hidden-text { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.label { font-weight: 600; }
.points { white-space: nowrap; text-align: right; font-variant-numeric: tabular-nums; }
.sign { display: inline-block; width: 1.1em; text-align: center; font-weight: 700; }
.passed > .sign, .passed-checks .sign { color: var(--good); }
.failed > .sign, .check.failed > summary > .sign, .check.timeout > summary > .sign { color: var(--bad); }
.error > .sign, .check.crashed > summary > .sign { color: var(--bad); }
.not-started > .sign { color: var(--faint); }
.badge { padding: .05rem .55rem; border-radius: 1rem; font-size: .8125rem; white-space: nowrap; border: 1px solid transparent; }
.badge.passed { background: var(--good-soft); color: var(--good); }
.badge.failed { background: var(--warn-soft); color: var(--warn); }
.badge.error { background: var(--bad-soft); color: var(--bad); }
.badge.not-started { background: var(--soft); color: var(--faint); border-color: var(--line); }
.meter { display: block; width: 100%; height: 4px; border-radius: 2px; }
.meter .all { fill: var(--line); }
.meter .part { fill: var(--accent); }
input, textarea, select, button, .button {
  font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--faint); border-radius: .3rem; padding: .3rem .55rem;
}
textarea { width: 100%; resize: vertical; }
button, .button { cursor: pointer; background: var(--soft); display: inline-block; text-decoration: none; }
button:hover, .button:hover { border-color: var(--accent); color: var(--accent); }
[hidden] { display: none !important; }
@media print {
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  a { color: inherit; text-decoration: none; }
  pre { white-space: pre-wrap; overflow: visible; }
  .needs-script, nav[aria-label="Class"] { display: none !important; }
}
`;
