// expect: all points
// Compares logarithms of losses: Gauss-Newton in (ln floor, ln scale, exponent), as Hoffmann et al. parametrise it.
export function fitScalingLaw(sizes: number[], losses: number[]) {
  const centre = sizes.reduce((t, n) => t + Math.log(n), 0) / sizes.length;
  const x = sizes.map((n) => Math.log(n) - centre);
  const y = losses.map((l) => Math.log(l));
  const model = (p: number[], xi: number) => Math.log(Math.exp(p[0]) + Math.exp(p[1] - p[2] * xi));
  const cost = (p: number[]) => x.reduce((t, xi, i) => t + (model(p, xi) - y[i]) ** 2, 0);

  const from = (start: number[]) => {
    let p = start;
    let damp = 0.1;
    for (let k = 0; k < 600; k++) {
      const H = [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ];
      const g = [0, 0, 0];
      x.forEach((xi, i) => {
        const share = 1 / (1 + Math.exp(p[1] - p[2] * xi - p[0])); // of the floor
        const d = [share, 1 - share, -(1 - share) * xi];
        const r = y[i] - model(p, xi);
        d.forEach((da, a) => {
          g[a] += da * r;
          d.forEach((db, b) => (H[a][b] += da * db));
        });
      });
      const [[a, b, c], [, d, e], [, , f]] = H.map((row, i) =>
        row.map((v, j) => (i === j ? v * (1 + damp) + 1e-18 : v)),
      );
      const det = a * (d * f - e * e) - b * (b * f - c * e) + c * (b * e - c * d);
      const step = [
        (g[0] * (d * f - e * e) - b * (g[1] * f - e * g[2]) + c * (g[1] * e - d * g[2])) / det,
        (a * (g[1] * f - e * g[2]) - g[0] * (b * f - c * e) + c * (b * g[2] - g[1] * c)) / det,
        (a * (d * g[2] - g[1] * e) - b * (b * g[2] - g[1] * c) + g[0] * (b * e - d * c)) / det,
      ];
      const next = p.map((v, i) => v + step[i]);
      if (cost(next) < cost(p)) {
        p = next;
        damp = Math.max(damp / 3, 1e-12);
      } else damp *= 4;
      if (damp > 1e15) break;
    }
    return p;
  };

  const typical = y.reduce((t, v) => t + v, 0) / y.length;
  const fits = [0.1, 0.4, 1].flatMap((alpha) =>
    [-0.5, -2, -6].map((floor) => from([typical + floor, typical - 0.5, alpha])),
  );
  const [E, A, exponent] = fits.reduce((best, p) => (cost(p) < cost(best) ? p : best));
  return { irreducible: Math.exp(E), scale: Math.exp(A + exponent * centre), exponent };
}
