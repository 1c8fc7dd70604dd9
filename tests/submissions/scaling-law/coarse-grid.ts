// expect: misconception grid-of-hundredths
export function fitScalingLaw(sizes: number[], losses: number[]) {
  let best = { irreducible: 0, scale: 1, exponent: 0 };
  let least = Infinity;
  for (let alpha = 0.05; alpha <= 1.5; alpha += 0.01) {
    const x = sizes.map((n) => n ** -alpha);
    const mx = x.reduce((a, b) => a + b) / x.length;
    const my = losses.reduce((a, b) => a + b) / x.length;
    const scale =
      x.reduce((t, xi, i) => t + (xi - mx) * (losses[i] - my), 0) /
      x.reduce((t, xi) => t + (xi - mx) ** 2, 0);
    const irreducible = my - scale * mx;
    const error = x.reduce((t, xi, i) => t + (irreducible + scale * xi - losses[i]) ** 2, 0);
    if (error < least) {
      least = error;
      best = { irreducible, scale, exponent: alpha };
    }
  }
  return best;
}
