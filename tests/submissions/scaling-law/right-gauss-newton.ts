// expect: all points
// Levenberg-Marquardt with the Jacobian by hand.
function solve3(A: number[][], b: number[]): number[] {
  const M = A.map((row, i) => [...row, b[i]]);
  for (let c = 0; c < 3; c++) {
    let p = c;
    for (let r = c; r < 3; r++) if (Math.abs(M[r][c]) > Math.abs(M[p][c])) p = r;
    [M[c], M[p]] = [M[p], M[c]];
    for (let r = 0; r < 3; r++) {
      if (r === c) continue;
      const f = M[r][c] / M[c][c];
      for (let k = c; k < 4; k++) M[r][k] -= f * M[c][k];
    }
  }
  return M.map((row, i) => row[3] / row[i]);
}

export function fitScalingLaw(sizes: number[], losses: number[]) {
  const s = Math.max(...losses);
  const N0 = Math.min(...sizes);
  const u = sizes.map((N) => Math.log(N / N0));
  const y = losses.map((L) => L / s);
  const cost = (p: number[]) =>
    u.reduce((t, ui, i) => t + (p[0] + p[1] * Math.exp(-p[2] * ui) - y[i]) ** 2, 0);

  let p = [0.5 * Math.min(...y), 1 - 0.5 * Math.min(...y), 0.3];
  let lambda = 1e-2;
  for (let iter = 0; iter < 2000 && lambda < 1e12; iter++) {
    const A = [0, 1, 2].map(() => [0, 0, 0]);
    const g = [0, 0, 0];
    u.forEach((ui, i) => {
      const e = Math.exp(-p[2] * ui);
      const J = [1, e, -p[1] * ui * e];
      const r = y[i] - p[0] - p[1] * e;
      for (let a = 0; a < 3; a++) {
        g[a] += J[a] * r;
        for (let b = 0; b < 3; b++) A[a][b] += J[a] * J[b];
      }
    });
    const step = solve3(
      A.map((row, a) => row.map((v, b) => (a === b ? v * (1 + lambda) : v))),
      g,
    );
    const next = p.map((v, a) => v + step[a]);
    if (next[2] > 0 && cost(next) < cost(p)) {
      p = next;
      lambda /= 4;
    } else lambda *= 3;
  }
  return { irreducible: p[0] * s, scale: p[1] * s * N0 ** p[2], exponent: p[2] };
}
