/**
 * Text of a submission made safe to print: control characters, escapes and marks that reorder text become visible codes, so
 * that a terminal, a log or the Actions runner sees plain text. The runner's commands begin with `::` at the start of a
 * line or, in their old form, with `##[` anywhere.
 */
export function printable(text: string): string {
  return text
    .replaceAll('\t', '  ')
    .replace(UNPRINTABLE, escapeCharacter)
    .replaceAll('##[', '## [')
    .replace(/^(\s*):(?=:)/gm, '$1: ');
}

/** Everything of Unicode's control and format categories but the line feed. */
const UNPRINTABLE = /(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/gu;

const escapeCharacter = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
