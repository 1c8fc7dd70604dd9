// expect: circumstances with the sizes in another order
// Three points are enough for three unknowns: the smallest, the middle and the largest size.
export function fitScalingLaw(sizes: number[], losses: number[]) {
  const N = [...sizes].sort((a, b) => a - b);
  const at = (exponent: number) => {
    const x = N.map((n) => (n / N[0]) ** -exponent);
    const last = x.length - 1;
    const a = (losses[0] - losses[last]) / (x[0] - x[last]);
    const floor = losses[0] - a * x[0];
    const error = x.reduce((t, xi, i) => t + (floor + a * xi - losses[i]) ** 2, 0);
    return { irreducible: floor, scale: a * N[0] ** exponent, exponent, error };
  };
  let [low, high] = [0.03, 1.6];
  for (let i = 0; i < 200; i++) {
    const [left, right] = [low + 0.4 * (high - low), low + 0.6 * (high - low)];
    if (at(left).error < at(right).error) high = right;
    else low = left;
  }
  const { irreducible, scale, exponent } = at(low);
  return { irreducible, scale, exponent };
}
