import type { Edits, MistakesByFunction } from '../edits';

const head = 'export function fitScalingLaw(sizes: number[], losses: number[]): ScalingLaw {';
const result = 'return lawWith(low, sizes, losses);';

/** Changes what is returned: `law` is the right one. */
const reported = (changed: string): Edits => [
  [
    head,
    `export function fitScalingLaw(sizes: number[], losses: number[]): ScalingLaw {
  const law = fitted(sizes, losses);
  return { ...law, ${changed} };
}

function fitted(sizes: number[], losses: number[]): ScalingLaw {`,
  ],
];

const doubleLogarithmic = (floor: string): Edits => [
  [
    result,
    `const irreducible = ${floor};
  const points = sizes.map((size, i) => [size, losses[i] - irreducible]).filter(([, rest]) => rest > 0);
  const x = points.map(([size]) => Math.log(size));
  const y = points.map(([, rest]) => Math.log(rest));
  const slope =
    mean(x.map((value, i) => (value - mean(x)) * y[i])) / mean(x.map((value) => (value - mean(x)) ** 2));
  return { irreducible, scale: Math.exp(mean(y) - slope * mean(x)), exponent: -slope };`,
  ],
];

const grid = (step: string, count: number): Edits => [
  [
    result,
    `const error = (exponent: number) => squaredError(lawWith(exponent, sizes, losses), sizes, losses);
  const exponents = Array.from({ length: ${String(count)} }, (_, i) => ${step} * (i + 1)).filter((each) => each > 0.049);
  const best = exponents.reduce((best, each) => (error(each) < error(best) ? each : best));
  return lawWith(best, sizes, losses);`,
  ],
];

/** Points that lie on no law have an error with several minima: looks at the whole range first. */
const mispaired = (sorted: string): Edits => [
  [head, `${head}\n  ${sorted}`],
  [
    'let [low, high] = [0.05, 1.5];',
    `const error = (exponent: number) => squaredError(lawWith(exponent, sizes, losses), sizes, losses);
  const grid = Array.from({ length: 146 }, (_, i) => 0.01 * (i + 5));
  const near = grid.reduce((best, each) => (error(each) < error(best) ? each : best));
  let [low, high] = [Math.max(0.05, near - 0.01), Math.min(1.5, near + 0.01)];`,
  ],
];

export const mistakes: MistakesByFunction = {
  fitScalingLaw: {
    'floor-ignored': doubleLogarithmic('0'),
    'smallest-loss-as-floor': doubleLogarithmic('Math.min(...losses)'),
    'grid-of-hundredths': grid('0.01', 150),
    'grid-of-twentieths': grid('0.05', 30),
    'grid-of-tenths': grid('0.1', 15),
    'exponent-sign': reported('exponent: -law.exponent'),
    'scale-as-logarithm': reported('scale: Math.log(law.scale)'),
    'scale-as-decimal-logarithm': reported('scale: Math.log10(law.scale)'),
    'exp-of-decimal-logarithm': reported('scale: Math.exp(Math.log10(law.scale))'),
    'power-of-ten-of-natural-logarithm': reported('scale: 10 ** Math.log(law.scale)'),
    'scale-at-smallest-size': reported('scale: law.scale * Math.min(...sizes) ** -law.exponent'),
    'scale-at-largest-size': reported('scale: law.scale * Math.max(...sizes) ** -law.exponent'),
    'scale-at-typical-size': reported(
      'scale: law.scale * Math.exp(-law.exponent * mean(sizes.map((size) => Math.log(size))))',
    ),
    'losses-normalised': reported(
      'irreducible: law.irreducible / Math.max(...losses), scale: law.scale / Math.max(...losses)',
    ),
    'scale-with-floor': reported('scale: law.irreducible + law.scale'),
    'exponent-inverted': reported('exponent: 1 / law.exponent'),
    'floor-not-returned': reported('irreducible: 0'),
    'smallest-loss-returned': reported('irreducible: Math.min(...losses)'),
    'scale-negative': reported('scale: -law.scale'),
    'only-sizes-sorted': mispaired('sizes = [...sizes].sort((a, b) => a - b);'),
    'only-losses-sorted': mispaired('losses = [...losses].sort((a, b) => b - a);'),
  },
};
