/** A curve as it is drawn: steps and their losses averaged over groups of neighbouring steps. */
export interface CurvePoint {
  /** The last step of the group, counted from 1. */
  readonly step: number;
  readonly loss: number;
}

/** The means of at most `most` groups of equal size; losses that are no numbers are left out. */
export function averaged(losses: readonly (number | null)[], most: number): CurvePoint[] {
  const size = Math.max(1, Math.ceil(losses.length / most));
  const points: CurvePoint[] = [];
  for (let first = 0; first < losses.length; first += size) {
    const group = losses.slice(first, first + size);
    const known = group.filter((loss) => loss !== null && Number.isFinite(loss)) as number[];
    if (known.length === 0) continue;
    const loss = known.reduce((total, each) => total + each, 0) / known.length;
    points.push({ step: first + group.length, loss });
  }
  return points;
}
