// expect: misconception floor-ignored+exp-of-decimal-logarithm
const avg = (v: number[]) => v.reduce((a, b) => a + b, 0) / v.length;

export function fitScalingLaw(sizes: number[], losses: number[]) {
  const x = sizes.map(Math.log10);
  const y = losses.map(Math.log10);
  const slope =
    avg(x.map((xi, i) => (xi - avg(x)) * (y[i] - avg(y)))) / avg(x.map((xi) => (xi - avg(x)) ** 2));
  return { irreducible: 0, scale: Math.exp(avg(y) - slope * avg(x)), exponent: -slope };
}
