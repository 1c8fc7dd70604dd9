// expect: misconception smallest-loss-as-floor
export function fitScalingLaw(sizes: number[], losses: number[]) {
  const irreducible = Math.min(...losses);
  const rest = sizes
    .map((size, i) => ({ x: Math.log(size), y: Math.log(losses[i] - irreducible) }))
    .filter(({ y }) => Number.isFinite(y));
  const mx = rest.reduce((t, p) => t + p.x, 0) / rest.length;
  const my = rest.reduce((t, p) => t + p.y, 0) / rest.length;
  let top = 0;
  let bottom = 0;
  for (const { x, y } of rest) {
    top += (x - mx) * (y - my);
    bottom += (x - mx) ** 2;
  }
  const slope = top / bottom;
  return { irreducible, scale: Math.exp(my - slope * mx), exponent: -slope };
}
