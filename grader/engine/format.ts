export const formatShape = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

/** A number in at most five significant digits. */
export function formatNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value);
  if (!Number.isFinite(value)) return String(value);
  const magnitude = Math.abs(value);
  return magnitude >= 1e5 || magnitude < 1e-3 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
}

/** The index along every axis of a flat index. */
export function position(shape: readonly number[], flat: number): number[] {
  const indices: number[] = [];
  let rest = flat;
  for (const length of [...shape].reverse()) {
    indices.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return indices;
}
