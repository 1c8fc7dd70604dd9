// expect: all points
// One fine grid, thousandths, nothing else.
export const fitScalingLaw = (sizes: number[], losses: number[]) => {
  let best = { irreducible: 0, scale: 0, exponent: 0 };
  let bestError = Number.POSITIVE_INFINITY;
  for (let k = 50; k <= 1500; k++) {
    const alpha = k / 1000;
    const xs = sizes.map((n) => n ** -alpha);
    const mx = xs.reduce((a, b) => a + b, 0) / xs.length;
    const my = losses.reduce((a, b) => a + b, 0) / xs.length;
    let cov = 0;
    let vari = 0;
    for (let i = 0; i < xs.length; i++) {
      cov += (xs[i] - mx) * (losses[i] - my);
      vari += (xs[i] - mx) ** 2;
    }
    const scale = cov / vari;
    const irreducible = my - scale * mx;
    const error = xs.reduce((sum, x, i) => sum + (irreducible + scale * x - losses[i]) ** 2, 0);
    if (error < bestError) {
      bestError = error;
      best = { irreducible, scale, exponent: alpha };
    }
  }
  return best;
};
