// expect: misconception scale-at-smallest-size
export function fitScalingLaw(sizes: number[], losses: number[]) {
  const smallest = Math.min(...sizes);
  const n = sizes.map((size) => size / smallest);
  const fit = (exponent: number) => {
    const x = n.map((each) => each ** -exponent);
    const mx = x.reduce((a, b) => a + b) / x.length;
    const my = losses.reduce((a, b) => a + b) / x.length;
    const scale =
      x.reduce((t, xi, i) => t + (xi - mx) * (losses[i] - my), 0) /
      x.reduce((t, xi) => t + (xi - mx) ** 2, 0);
    const irreducible = my - scale * mx;
    return {
      law: { irreducible, scale, exponent },
      error: x.reduce((t, xi, i) => t + (irreducible + scale * xi - losses[i]) ** 2, 0),
    };
  };
  let [low, high] = [0.05, 1.5];
  for (let i = 0; i < 100; i++) {
    const left = low + (high - low) / 3;
    const right = high - (high - low) / 3;
    if (fit(left).error < fit(right).error) high = right;
    else low = left;
  }
  return fit(low).law;
}
