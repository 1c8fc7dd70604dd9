import { isPrintable } from '../platform/printable';

/**
 * The most bytes a text can take in a file. Reports escape markup and unprintable characters, which
 * makes them up to six times as long, so limits count this and not characters.
 */
export function weightOf(text: string): number {
  let weight = 0;
  for (const character of text) weight += weightOfOne(character);
  return weight;
}

function weightOfOne(character: string): number {
  if (/[ -~]/.test(character)) return /[&<>"\\]/.test(character) ? CODE : 1;
  return isPrintable(character) ? LETTER : CODE;
}

const CODE = 6;
/** Bytes in UTF-8, except for rare characters. */
const LETTER = 3;

/** Truncates a text to a weight, with an ellipsis if anything was cut. */
export function bounded(text: string, most: number): string {
  // Every character weighs at least 1.
  const candidate = text.length > most ? text.slice(0, most) : text;
  let [weight, length] = [0, 0];
  for (const character of candidate) {
    weight += weightOfOne(character);
    if (weight > most) return `${text.slice(0, length)}…`;
    length += character.length;
  }
  return length < text.length ? `${text.slice(0, length)}…` : text;
}

/** Returns the first lines that fit together; the last one may be cut. */
export function boundedLines(lines: readonly string[], most: number): string[] {
  const kept: string[] = [];
  let left = most;
  for (const line of lines) {
    if (left <= 0) break;
    kept.push(bounded(line, left));
    left -= weightOf(line) + 1;
  }
  return kept;
}
