// expect: all points
// A grid of exponents, then a finer one around the best, and so on.
type Fit = { irreducible: number; scale: number; exponent: number; error: number };

function fitAt(exponent: number, sizes: number[], losses: number[]): Fit {
  // 2x2 normal equations for L = c0 + c1 x, sizes relative to the largest
  const top = Math.max(...sizes);
  let n = 0,
    sx = 0,
    sxx = 0,
    sy = 0,
    sxy = 0;
  sizes.forEach((N, i) => {
    const x = Math.pow(top / N, exponent);
    n += 1;
    sx += x;
    sxx += x * x;
    sy += losses[i];
    sxy += x * losses[i];
  });
  const det = n * sxx - sx * sx;
  const irreducible = (sxx * sy - sx * sxy) / det;
  const a = (n * sxy - sx * sy) / det;
  let error = 0;
  sizes.forEach((N, i) => (error += (irreducible + a * Math.pow(top / N, exponent) - losses[i]) ** 2));
  return { irreducible, scale: a * Math.pow(top, exponent), exponent, error };
}

export function fitScalingLaw(sizes: number[], losses: number[]) {
  let centre = 0.8;
  let width = 0.8;
  let best = fitAt(centre, sizes, losses);
  for (let zoom = 0; zoom < 12; zoom++) {
    for (let i = -20; i <= 20; i++) {
      const e = centre + (width * i) / 20;
      if (e <= 0) continue;
      const fit = fitAt(e, sizes, losses);
      if (fit.error < best.error) best = fit;
    }
    centre = best.exponent;
    width /= 8;
  }
  return { irreducible: best.irreducible, scale: best.scale, exponent: best.exponent };
}
