/**
 * Text of a submission made safe to print: control characters, escapes and marks that reorder text become visible codes, so
 * that a terminal, a log or the Actions runner (whose old commands begin with `##[` anywhere in a line) sees plain text.
 */
export function printable(text: string): string {
  return text
    .replace(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu,
      (character) =>
        character === '\t' ? '  ' : `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
    )
    .replaceAll('##[', '## [');
}
