// expect: all points
// For each floor, log(L - floor) against log N is a straight line; looks for the floor with the least error of L.
const sum = (v: number[]) => v.reduce((a, b) => a + b, 0);

function line(x: number[], y: number[], w: number[]) {
  const W = sum(w);
  const mx = sum(x.map((xi, i) => w[i] * xi)) / W;
  const my = sum(y.map((yi, i) => w[i] * yi)) / W;
  const slope =
    sum(x.map((xi, i) => w[i] * (xi - mx) * (y[i] - my))) / sum(x.map((xi, i) => w[i] * (xi - mx) ** 2));
  return { slope, intercept: my - slope * mx };
}

export function fitScalingLaw(sizes: number[], losses: number[]) {
  const x = sizes.map(Math.log);
  const lowest = Math.min(...losses);
  const tryFloor = (floor: number) => {
    const above = losses.map((l) => l - floor);
    // an error dL of the loss is an error dL / above of its logarithm
    const { slope, intercept } = line(
      x,
      above.map(Math.log),
      above.map((r) => r * r),
    );
    const error = sum(x.map((xi, i) => (Math.exp(intercept + slope * xi) - above[i]) ** 2));
    return { error, law: { irreducible: floor, scale: Math.exp(intercept), exponent: -slope } };
  };
  let [from, to] = [-0.2 * lowest, 0.99999 * lowest];
  for (let round = 0; round < 12; round++) {
    const step = (to - from) / 30;
    const errors = Array.from({ length: 30 }, (_, i) => tryFloor(from + step * (i + 0.5)).error);
    const best = errors.indexOf(Math.min(...errors));
    [from, to] = [Math.max(from, from + step * (best - 2)), Math.min(to, from + step * (best + 3))];
  }
  const { law } = tryFloor((from + to) / 2);
  return { ...law, irreducible: Math.max(0, law.irreducible) };
}
