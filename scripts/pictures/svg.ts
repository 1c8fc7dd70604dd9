/** What all pictures have in common: colours for light and dark pages, axes, and text. */
import type { ScaleLinear } from 'd3-scale';

const STYLE = `
text { font: 12px system-ui, sans-serif; fill: #57606a; }
.title { font-weight: 600; fill: #24292f; }
.axis { stroke: #8c959f; stroke-width: 1; fill: none; }
.grid { stroke: #d0d7de; stroke-width: 1; stroke-dasharray: 2 3; fill: none; }
.one { stroke: #0a58a6; fill: none; stroke-width: 2; }
.two { stroke: #b35900; fill: none; stroke-width: 2; }
.three { stroke: #57606a; fill: none; stroke-width: 1.5; stroke-dasharray: 6 4; }
.solid { stroke-dasharray: none; }
.area { fill: #0a58a6; fill-opacity: .18; stroke: #0a58a6; stroke-width: 1.5; }
.bar { fill: #0a58a6; fill-opacity: .45; }
text.one { fill: #0a58a6; stroke: none; }
text.two { fill: #b35900; stroke: none; }
@media (prefers-color-scheme: dark) {
text { fill: #9198a1; }
.title { fill: #e6edf3; }
.axis { stroke: #6e7681; }
.grid { stroke: #3d444d; }
.one, .area { stroke: #6cb0f5; }
.area, .bar { fill: #6cb0f5; }
.two { stroke: #f0a35e; }
.three { stroke: #9198a1; }
text.one { fill: #6cb0f5; }
text.two { fill: #f0a35e; }
}`;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * A picture as a file.
 *
 * @param description what it shows, for those who cannot see it
 */
export const picture = ({ width, height }: Size, description: string, parts: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}" role="img">`,
    `<title>${description}</title>`,
    `<style>${STYLE}\n</style>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');

/** Coordinates with one decimal, so that rounding on another machine changes nothing. */
export const place = (value: number): string => value.toFixed(1);

export const text = (
  x: number,
  y: number,
  content: string,
  { className = '', anchor = 'start' }: { readonly className?: string; readonly anchor?: string } = {},
): string =>
  `<text x="${place(x)}" y="${place(y)}"${className === '' ? '' : ` class="${className}"`} text-anchor="${anchor}">${content}</text>`;

export const curve = (d: string | null, className: string): string =>
  `<path class="${className}" d="${d ?? ''}"/>`;

export const segment = (x1: number, y1: number, x2: number, y2: number, className: string): string =>
  `<path class="${className}" d="M${place(x1)} ${place(y1)}L${place(x2)} ${place(y2)}"/>`;

/** A horizontal axis at a height, with numbers below it. */
export function axisBelow(x: ScaleLinear<number, number>, y: number, ticks: readonly number[]): string[] {
  const [from = 0, to = 0] = x.range();
  return [
    segment(from, y, to, y, 'axis'),
    ...ticks.flatMap((tick) => [
      segment(x(tick), y, x(tick), y + 4, 'axis'),
      text(x(tick), y + 17, numberOf(tick), { anchor: 'middle' }),
    ]),
  ];
}

export const numberOf = (value: number): string => String(value).replace('-', '−');
