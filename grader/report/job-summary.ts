import { statSync } from 'node:fs';

/** GitHub drops a summary of more than 1 MiB as a whole. */
const MAX_BYTES = 1_000_000;

/** The bytes that the job summary of this step still takes; 0 if there is no job. */
export function spaceInSummary(env: NodeJS.ProcessEnv): number {
  const file = env['GITHUB_STEP_SUMMARY'];
  if (file === undefined || file === '') return 0;
  const written = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return Math.max(0, MAX_BYTES - written);
}

/** As many of the texts, from the first, as these bytes take, with a separator after each. */
export function thatFit(texts: readonly string[], bytes: number, separator: string): readonly string[] {
  let left = bytes;
  const first = texts.findIndex((text) => {
    left -= Buffer.byteLength(text) + separator.length;
    return left < 0;
  });
  return first < 0 ? texts : texts.slice(0, first);
}

/**
 * Joins the parts of a summary. Those at the end that would make it too large are left out.
 *
 * @param instead says where to find what is left out
 */
export function fittingSummary(parts: readonly string[], bytes: number, instead: string): string {
  const all = parts.join('\n\n');
  if (Buffer.byteLength(all) <= bytes) return all;
  const end = `\n\n${instead}\n`;
  const kept = thatFit(parts, bytes - Buffer.byteLength(end), '\n\n');
  return `${kept.join('\n\n')}${end}`;
}
