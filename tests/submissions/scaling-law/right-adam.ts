// expect: all points
// Gradient descent (Adam) on the logarithm of the exponent only; floor and scale are solved for.
export function fitScalingLaw(sizes: number[], losses: number[]) {
  const n = sizes.length;
  const logs = sizes.map(Math.log);
  const centre = logs.reduce((a, b) => a + b) / n;
  const meanLoss = losses.reduce((a, b) => a + b) / n;
  const variance = losses.reduce((t, l) => t + (l - meanLoss) ** 2, 0) / n;
  const fit = (exponent: number) => {
    const x = logs.map((l) => Math.exp(-exponent * (l - centre)));
    const mx = x.reduce((a, b) => a + b) / n;
    const a =
      x.reduce((t, xi, i) => t + (xi - mx) * (losses[i] - meanLoss), 0) /
      x.reduce((t, xi) => t + (xi - mx) ** 2, 0);
    const floor = meanLoss - a * mx;
    const error = x.reduce((t, xi, i) => t + (floor + a * xi - losses[i]) ** 2, 0) / n / variance;
    return { a, floor, error };
  };
  const descend = (start: number) => {
    let theta = Math.log(start);
    let m = 0;
    let v = 0;
    let rate = 0.1;
    for (let step = 1; step <= 600; step++) {
      const h = 1e-5;
      const gradient = (fit(Math.exp(theta + h)).error - fit(Math.exp(theta - h)).error) / (2 * h);
      m = 0.9 * m + 0.1 * gradient;
      v = 0.95 * v + 0.05 * gradient ** 2;
      theta -= (rate * (m / (1 - 0.9 ** step))) / (Math.sqrt(v / (1 - 0.95 ** step)) + 1e-30);
      theta = Math.max(Math.log(0.02), Math.min(Math.log(2), theta));
      rate *= 0.975;
    }
    return Math.exp(theta);
  };
  const exponent = descend(0.3);
  const { a, floor } = fit(exponent);
  return { irreducible: floor, scale: a * Math.exp(exponent * centre), exponent };
}
