/**
 * What spreadsheets take for a formula: a text that begins with one of these signs, also in their full-width forms and behind what is not to be
 * seen, which some of them strip. Apostrophes before it are part of it, so that one more can be told from those that were there.
 */
const FORMULA = /^'*[\s\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^'*[\t\r\n]/u;

/** A text with an apostrophe before it where a spreadsheet would compute it. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** A text as it was before it was guarded. */
export const withoutGuard = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;

/**
 * Cells that are quoted beside those that must be: readers trim spaces, some take a semicolon or a tab for the end of a cell, and either half of a
 * line's end for the whole.
 */
export const QUOTED = /^\s|\s$|[;\t\r\n]/;
