/**
 * Text of a submission with control characters, escapes and marks that reorder text as visible codes, so that a person sees what is
 * there and nothing else happens.
 */
export const visible = (text: string): string =>
  text.replaceAll('\t', '  ').replace(UNPRINTABLE, escapeCharacter);

/**
 * The same for a terminal or a log, which the Actions runner may read. The runner's commands begin with `::` at the start of a
 * line or, in their old form, with `##[` anywhere.
 */
export const printable = (text: string): string =>
  visible(text)
    .replaceAll('##[', '## [')
    .replace(/^(\s*):(?=:)/gm, '$1: ');

/** Whether a character stands in reports as it is; a line feed does not. */
export const isPrintable = (character: string): boolean =>
  character !== '\n' && character.search(UNPRINTABLE) < 0;

/** Everything of Unicode's control, format and lone surrogate categories but the line feed. */
const UNPRINTABLE = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

const escapeCharacter = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
