export const formatShape = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

/** At most four significant digits, or an integer in full. */
export function formatNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value);
  if (!Number.isFinite(value)) return String(value);
  const magnitude = Math.abs(value);
  return magnitude >= 1e5 || magnitude < 1e-3 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
}

/** Turns a flat index into one index for each axis. */
export function position(shape: readonly number[], flat: number): number[] {
  const indices: number[] = [];
  let rest = flat;
  for (const length of [...shape].reverse()) {
    indices.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return indices;
}

/** “once”, “twice”, “3 times”; “never” for 0. */
export const times = (count: number): string => ['never', 'once', 'twice'][count] ?? `${String(count)} times`;

const MAX_NAMES = 8;
const MAX_NAME_LENGTH = 60;

/** Lists names that a submission chose; bounded in number and length. */
export function listOfNames(names: readonly string[]): string {
  if (names.length === 0) return 'no fields';
  const rest = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  return `${names
    .slice(0, MAX_NAMES)
    .map((name) => `\`${name.slice(0, MAX_NAME_LENGTH)}\``)
    .join(', ')}${rest}`;
}
