// expect: all points
// Nelder and Mead's simplex in (floor, ln reducible loss in the middle, ln exponent), from several starts.
type P = number[];

function simplex(f: (p: P) => number, start: P): { p: P; f: number } {
  const n = start.length;
  let pts = [start, ...start.map((_, i) => start.map((v, j) => (i === j ? v + 0.3 : v)))].map((p) => ({
    p,
    f: f(p),
  }));
  for (let it = 0; it < 400; it++) {
    pts.sort((a, b) => a.f - b.f);
    if (pts[n].f <= pts[0].f * (1 + 1e-12) + 1e-22) break;
    const centre = start.map((_, j) => pts.slice(0, n).reduce((s, q) => s + q.p[j], 0) / n);
    const at = (t: number) => {
      const p = centre.map((c, j) => c + t * (pts[n].p[j] - c));
      return { p, f: f(p) };
    };
    const r = at(-1);
    if (r.f < pts[0].f) {
      const e = at(-2);
      pts[n] = e.f < r.f ? e : r;
    } else if (r.f < pts[n - 1].f) pts[n] = r;
    else {
      const c = r.f < pts[n].f ? at(-0.5) : at(0.5);
      if (c.f < Math.min(r.f, pts[n].f)) pts[n] = c;
      else
        pts = pts.map((q, i) => {
          if (i === 0) return q;
          const p = q.p.map((v, j) => pts[0].p[j] + 0.5 * (v - pts[0].p[j]));
          return { p, f: f(p) };
        });
    }
  }
  return pts.reduce((a, b) => (b.f < a.f ? b : a));
}

export function fitScalingLaw(sizes: number[], losses: number[]) {
  const unit = losses.reduce((a, b) => a + b) / losses.length;
  const y = losses.map((l) => l / unit);
  const logs = sizes.map((s) => Math.log(s));
  const mid = logs.reduce((a, b) => a + b) / logs.length;
  const cost = ([floor, la, le]: P) =>
    y.reduce((s, l, i) => s + (floor + Math.exp(la - Math.exp(le) * (logs[i] - mid)) - l) ** 2, 0);
  let best = { p: [0, 0, 0], f: Infinity };
  for (const alpha of [0.15, 0.6]) {
    let found = simplex(cost, [0.3, -0.5, Math.log(alpha)]);
    for (let again = 0; again < 2; again++) found = simplex(cost, found.p);
    if (found.f < best.f) best = found;
  }
  const exponent = Math.exp(best.p[2]);
  return {
    irreducible: best.p[0] * unit,
    scale: unit * Math.exp(best.p[1] + exponent * mid),
    exponent,
  };
}
