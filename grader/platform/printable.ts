/**
 * Makes a submission's text safe to display: control characters, escapes and marks that reorder
 * text become visible codes.
 */
export const visible = (text: string): string =>
  text.replaceAll('\t', '  ').replace(UNPRINTABLE, escapeCharacter);

/**
 * The same for a terminal or a log, which the Actions runner may read. The runner's commands begin
 * with `::` at the start of a line or, in their old form, with `##[` anywhere.
 */
export const printable = (text: string): string =>
  visible(text)
    .replaceAll('##[', '## [')
    .replace(/^(\s*):(?=:)/gm, '$1: ');

/** The same in one line, of this length at most. */
export const printableLine = (text: string, most = Number.POSITIVE_INFINITY): string =>
  printable(text).replaceAll('\n', ' ').slice(0, most);

/** Whether reports show a character unchanged; a line feed does not count. */
export const isPrintable = (character: string): boolean =>
  character !== '\n' && character.search(UNPRINTABLE) < 0;

/** Unicode's control, format and lone surrogate categories, except the line feed. */
const UNPRINTABLE = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

const escapeCharacter = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
