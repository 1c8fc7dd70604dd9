// expect: misconception floor-ignored
export function fitScalingLaw(sizes: number[], losses: number[]) {
  const x = sizes.map((s) => Math.log10(s));
  const y = losses.map((l) => Math.log10(l));
  const n = x.length;
  const sum = (v: number[]) => v.reduce((a, b) => a + b, 0);
  const slope =
    (n * sum(x.map((xi, i) => xi * y[i])) - sum(x) * sum(y)) /
    (n * sum(x.map((xi) => xi * xi)) - sum(x) ** 2);
  const intercept = (sum(y) - slope * sum(x)) / n;
  return { irreducible: 0, scale: 10 ** intercept, exponent: -slope };
}
