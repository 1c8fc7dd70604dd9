import { isPrintable } from '../platform/printable';

/**
 * What a text takes in a file, in bytes: reports write markup and what cannot be printed as codes, up to six times as long. So that a text
 * has its bound wherever it goes, this is counted and not its characters.
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
/** In UTF-8, but for what few write. */
const LETTER = 3;

/** The beginning of a text, with an ellipsis where something is left out. */
export function bounded(text: string, most: number): string {
  // Nothing weighs less than one a character.
  const candidate = text.length > most ? text.slice(0, most) : text;
  let [weight, length] = [0, 0];
  for (const character of candidate) {
    weight += weightOfOne(character);
    if (weight > most) return `${text.slice(0, length)}…`;
    length += character.length;
  }
  return length < text.length ? `${text.slice(0, length)}…` : text;
}

/** The first lines that fit together; the last of them may be cut. */
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
