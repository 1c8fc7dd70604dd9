// expect: all points
/** Golden section in the logarithm of the exponent; irreducible is kept at 0 or above. */
interface Law {
  irreducible: number;
  scale: number;
  exponent: number;
}

export function fitScalingLaw(sizes: number[], losses: number[]): Law {
  const N0 = sizes[0];
  const solve = (exponent: number): [Law, number] => {
    const x = sizes.map((n) => (n / N0) ** -exponent);
    const n = x.length;
    const mean = (v: number[]) => v.reduce((a, b) => a + b) / n;
    const mx = mean(x);
    const my = mean(losses);
    let a = mean(x.map((xi, i) => (xi - mx) * (losses[i] - my))) / mean(x.map((xi) => (xi - mx) ** 2));
    let floor = my - a * mx;
    if (floor < 0) {
      floor = 0;
      a = mean(x.map((xi, i) => xi * losses[i])) / mean(x.map((xi) => xi * xi));
    }
    const sse = x.reduce((t, xi, i) => t + (floor + a * xi - losses[i]) ** 2, 0);
    return [{ irreducible: floor, scale: a * N0 ** exponent, exponent }, sse];
  };
  const f = (t: number) => solve(Math.exp(t))[1];
  const g = 2 / (1 + Math.sqrt(5));
  let lo = Math.log(0.03);
  let hi = Math.log(2);
  let c = hi - g * (hi - lo);
  let d = lo + g * (hi - lo);
  while (hi - lo > 1e-10) {
    if (f(c) < f(d)) hi = d;
    else lo = c;
    c = hi - g * (hi - lo);
    d = lo + g * (hi - lo);
  }
  return solve(Math.exp((lo + hi) / 2))[0];
}
